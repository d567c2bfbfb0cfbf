"""What the program says of its kinds of records: the tables in data/, read as a person reads them."""
import collections
import pathlib
import re

SOURCES = sorted((pathlib.Path(__file__).resolve().parents[2] / "data").glob("dossier-tables-*.c"))

Field = collections.namedtuple("Field", "name label kind required bilingual owner target")
Table = collections.namedtuple("Table", "name label plural title fields")

FIELDS = re.compile(r"static const DossierField (\w+)_fields\[\] = \{(.*?)\n\};", re.DOTALL)
FIELD = re.compile(r'\{ "(\w+)",\s*N_\("([^"]*)"\),\s*DOSSIER_KIND_(\w+)(.*?)\}(?=,\s*(?:\{|$))', re.DOTALL)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
TABLE = r"TABLE \(%s,\s*N_\(\"([^\"]*)\"\),\s*N_\(\"([^\"]*)\"\),\s*\"(\w+)\""


def read():
    """Returns the tables by name, in the order of the sources."""
    tables = {}
    for source in SOURCES:
        text = COMMENT.sub("", source.read_text(encoding="utf-8"))
        for name, body in FIELDS.findall(text):
            label, plural, title = re.search(TABLE % name, text).groups()
            fields = [Field(field, words, kind, "required" in more, "bilingual" in more, ".owner" in more,
                            (re.search(r'\.target = "(\w+)"', more) or [None, None])[1])
                      for field, words, kind, more in FIELD.findall(body.rstrip().rstrip(",") + ",\n{")]
            assert title in {field.name for field in fields}, f"{source.name}: not every field of {name} was read"
            tables[name] = Table(name, label, plural, title, fields)
    return tables
