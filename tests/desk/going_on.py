"""What goes on whatever the trouble: a person looks for other records, and finds what was typed where it was."""


def says_title(place, words):
    """Whether a form says so; what was in front before is behind it, and is seen as well."""
    return place.find(name="Title", role="text", text=words, showing=True) is not None


def search(place, words, title):
    """Finds a record by some words, and opens it."""
    place.key("ctrl+f")
    place.settle()
    place.type(words)
    place.wait(lambda: place.find(name="1 result", showing=True), f"“{words}” to be found")
    place.key("Return")
    place.wait(lambda: says_title(place, title), title)


def goes_on(place, ends):
    """What needs no writing goes on, whatever the trouble; and what was typed as the end of GLACY stays meanwhile."""
    activity = "Support to T-CY 14"
    place.key("ctrl+2")
    place.click(place.wait(lambda: place.find(name=activity, role="label", showing=True), "the list of activities"))
    place.wait(lambda: says_title(place, activity), "another activity")
    search(place, "crime proceeds", "Project on crime proceeds in South-eastern Europe")
    place.screenshot("goes-on")
    place.key("Home")
    place.wait(lambda: says_title(place, "EU/COE Joint Project on Global Action on Cybercrime"), "GLACY again")
    place.wait(lambda: place.find(name="Ends", role="text", text=ends, showing=True), "what was typed")
