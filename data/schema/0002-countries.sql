-- The countries of the world: every entry of ISO 3166-1, so that the id of a
-- country (its numeric code) is the same in every file and files can be merged.
--
-- Names are the short ones people use, in the usage of 2015; ISO's own inverted
-- or official forms, later names and common variants are aliases, one a line,
-- and found by the search.  Names can be changed in a file like any other text.
-- Kosovo* has no code in ISO 3166-1 and is therefore not in this list.

INSERT INTO country (id, code, code3, name, name_fr, aliases) VALUES
  (4, 'AF', 'AFG', 'Afghanistan', 'Afghanistan', 'Islamic Republic of Afghanistan'),
  (8, 'AL', 'ALB', 'Albania', 'Albanie', 'Republic of Albania'),
  (10, 'AQ', 'ATA', 'Antarctica', 'Antarctique', NULL),
  (12, 'DZ', 'DZA', 'Algeria', 'Algérie', 'People’s Democratic Republic of Algeria'),
  (16, 'AS', 'ASM', 'American Samoa', 'Samoa américaines', NULL),
  (20, 'AD', 'AND', 'Andorra', 'Andorre', 'Principality of Andorra'),
  (24, 'AO', 'AGO', 'Angola', 'Angola', 'Republic of Angola'),
  (28, 'AG', 'ATG', 'Antigua and Barbuda', 'Antigua-et-Barbuda', 'Antigua'),
  (31, 'AZ', 'AZE', 'Azerbaijan', 'Azerbaïdjan', 'Republic of Azerbaijan'),
  (32, 'AR', 'ARG', 'Argentina', 'Argentine', 'Argentine Republic'),
  (36, 'AU', 'AUS', 'Australia', 'Australie', NULL),
  (40, 'AT', 'AUT', 'Austria', 'Autriche', 'Republic of Austria'),
  (44, 'BS', 'BHS', 'Bahamas', 'Bahamas', 'Commonwealth of the Bahamas'),
  (48, 'BH', 'BHR', 'Bahrain', 'Bahreïn', 'Kingdom of Bahrain'),
  (50, 'BD', 'BGD', 'Bangladesh', 'Bangladesh', 'People’s Republic of Bangladesh'),
  (51, 'AM', 'ARM', 'Armenia', 'Arménie', 'Republic of Armenia'),
  (52, 'BB', 'BRB', 'Barbados', 'Barbade', NULL),
  (56, 'BE', 'BEL', 'Belgium', 'Belgique', 'Kingdom of Belgium'),
  (60, 'BM', 'BMU', 'Bermuda', 'Bermudes', NULL),
  (64, 'BT', 'BTN', 'Bhutan', 'Bhoutan', 'Kingdom of Bhutan'),
  (68, 'BO', 'BOL', 'Bolivia', 'Bolivie', 'Bolivia, Plurinational State of
Plurinational State of Bolivia'),
  (70, 'BA', 'BIH', 'Bosnia and Herzegovina', 'Bosnie-Herzégovine', 'Republic of Bosnia and Herzegovina
Bosnia'),
  (72, 'BW', 'BWA', 'Botswana', 'Botswana', 'Republic of Botswana'),
  (74, 'BV', 'BVT', 'Bouvet Island', 'Île Bouvet', NULL),
  (76, 'BR', 'BRA', 'Brazil', 'Brésil', 'Federative Republic of Brazil'),
  (84, 'BZ', 'BLZ', 'Belize', 'Belize', NULL),
  (86, 'IO', 'IOT', 'British Indian Ocean Territory', 'Territoire britannique de l’océan Indien', NULL),
  (90, 'SB', 'SLB', 'Solomon Islands', 'Îles Salomon', NULL),
  (92, 'VG', 'VGB', 'British Virgin Islands', 'Îles Vierges britanniques', 'Virgin Islands, British'),
  (96, 'BN', 'BRN', 'Brunei', 'Brunei', 'Brunei Darussalam
Brunéi Darussalam'),
  (100, 'BG', 'BGR', 'Bulgaria', 'Bulgarie', 'Republic of Bulgaria'),
  (104, 'MM', 'MMR', 'Myanmar', 'Myanmar', 'Republic of Myanmar
Burma
Birmanie'),
  (108, 'BI', 'BDI', 'Burundi', 'Burundi', 'Republic of Burundi'),
  (112, 'BY', 'BLR', 'Belarus', 'Bélarus', 'Republic of Belarus
Byelorussia
Biélorussie'),
  (116, 'KH', 'KHM', 'Cambodia', 'Cambodge', 'Kingdom of Cambodia'),
  (120, 'CM', 'CMR', 'Cameroon', 'Cameroun', 'Republic of Cameroon'),
  (124, 'CA', 'CAN', 'Canada', 'Canada', NULL),
  (132, 'CV', 'CPV', 'Cabo Verde', 'Cap-Vert', 'Republic of Cabo Verde
Cape Verde'),
  (136, 'KY', 'CYM', 'Cayman Islands', 'Îles Caïmans', NULL),
  (140, 'CF', 'CAF', 'Central African Republic', 'République centrafricaine', NULL),
  (144, 'LK', 'LKA', 'Sri Lanka', 'Sri Lanka', 'Democratic Socialist Republic of Sri Lanka'),
  (148, 'TD', 'TCD', 'Chad', 'Tchad', 'Republic of Chad'),
  (152, 'CL', 'CHL', 'Chile', 'Chili', 'Republic of Chile'),
  (156, 'CN', 'CHN', 'China', 'Chine', 'People’s Republic of China'),
  (158, 'TW', 'TWN', 'Taiwan', 'Taïwan', 'Taiwan, Province of China
Chinese Taipei'),
  (162, 'CX', 'CXR', 'Christmas Island', 'Île Christmas', NULL),
  (166, 'CC', 'CCK', 'Cocos Islands', 'Îles Cocos', 'Cocos (Keeling) Islands
Keeling Islands'),
  (170, 'CO', 'COL', 'Colombia', 'Colombie', 'Republic of Colombia'),
  (174, 'KM', 'COM', 'Comoros', 'Comores', 'Union of the Comoros'),
  (175, 'YT', 'MYT', 'Mayotte', 'Mayotte', NULL),
  (178, 'CG', 'COG', 'Congo', 'Congo', 'Republic of the Congo
Congo-Brazzaville
République du Congo'),
  (180, 'CD', 'COD', 'Democratic Republic of the Congo', 'République démocratique du Congo', 'Congo, The Democratic Republic of the
DR Congo
DRC
Congo-Kinshasa
RDC'),
  (184, 'CK', 'COK', 'Cook Islands', 'Îles Cook', NULL),
  (188, 'CR', 'CRI', 'Costa Rica', 'Costa Rica', 'Republic of Costa Rica'),
  (191, 'HR', 'HRV', 'Croatia', 'Croatie', 'Republic of Croatia'),
  (192, 'CU', 'CUB', 'Cuba', 'Cuba', 'Republic of Cuba'),
  (196, 'CY', 'CYP', 'Cyprus', 'Chypre', 'Republic of Cyprus'),
  (203, 'CZ', 'CZE', 'Czech Republic', 'République tchèque', 'Czechia
Tchéquie'),
  (204, 'BJ', 'BEN', 'Benin', 'Bénin', 'Republic of Benin'),
  (208, 'DK', 'DNK', 'Denmark', 'Danemark', 'Kingdom of Denmark'),
  (212, 'DM', 'DMA', 'Dominica', 'Dominique', 'Commonwealth of Dominica'),
  (214, 'DO', 'DOM', 'Dominican Republic', 'République dominicaine', NULL),
  (218, 'EC', 'ECU', 'Ecuador', 'Équateur', 'Republic of Ecuador'),
  (222, 'SV', 'SLV', 'El Salvador', 'Salvador', 'Republic of El Salvador'),
  (226, 'GQ', 'GNQ', 'Equatorial Guinea', 'Guinée équatoriale', 'Republic of Equatorial Guinea'),
  (231, 'ET', 'ETH', 'Ethiopia', 'Éthiopie', 'Federal Democratic Republic of Ethiopia'),
  (232, 'ER', 'ERI', 'Eritrea', 'Érythrée', 'State of Eritrea'),
  (233, 'EE', 'EST', 'Estonia', 'Estonie', 'Republic of Estonia'),
  (234, 'FO', 'FRO', 'Faroe Islands', 'Îles Féroé', 'Faeroe Islands'),
  (238, 'FK', 'FLK', 'Falkland Islands', 'Îles Malouines', 'Falkland Islands (Malvinas)
Malvinas
Îles Falkland'),
  (239, 'GS', 'SGS', 'South Georgia and the South Sandwich Islands', 'Géorgie du Sud et îles Sandwich du Sud', NULL),
  (242, 'FJ', 'FJI', 'Fiji', 'Fidji', 'Republic of Fiji'),
  (246, 'FI', 'FIN', 'Finland', 'Finlande', 'Republic of Finland'),
  (248, 'AX', 'ALA', 'Åland Islands', 'Îles Åland', 'Aland Islands'),
  (250, 'FR', 'FRA', 'France', 'France', 'French Republic'),
  (254, 'GF', 'GUF', 'French Guiana', 'Guyane française', NULL),
  (258, 'PF', 'PYF', 'French Polynesia', 'Polynésie française', NULL),
  (260, 'TF', 'ATF', 'French Southern Territories', 'Terres australes et antarctiques françaises', 'Terres australes françaises'),
  (262, 'DJ', 'DJI', 'Djibouti', 'Djibouti', 'Republic of Djibouti'),
  (266, 'GA', 'GAB', 'Gabon', 'Gabon', 'Gabonese Republic'),
  (268, 'GE', 'GEO', 'Georgia', 'Géorgie', NULL),
  (270, 'GM', 'GMB', 'Gambia', 'Gambie', 'Republic of the Gambia
The Gambia'),
  (275, 'PS', 'PSE', 'Palestine', 'Palestine', 'Palestine, State of
State of Palestine'),
  (276, 'DE', 'DEU', 'Germany', 'Allemagne', 'Federal Republic of Germany'),
  (288, 'GH', 'GHA', 'Ghana', 'Ghana', 'Republic of Ghana'),
  (292, 'GI', 'GIB', 'Gibraltar', 'Gibraltar', NULL),
  (296, 'KI', 'KIR', 'Kiribati', 'Kiribati', 'Republic of Kiribati'),
  (300, 'GR', 'GRC', 'Greece', 'Grèce', 'Hellenic Republic'),
  (304, 'GL', 'GRL', 'Greenland', 'Groenland', 'Groënland'),
  (308, 'GD', 'GRD', 'Grenada', 'Grenade', NULL),
  (312, 'GP', 'GLP', 'Guadeloupe', 'Guadeloupe', NULL),
  (316, 'GU', 'GUM', 'Guam', 'Guam', NULL),
  (320, 'GT', 'GTM', 'Guatemala', 'Guatemala', 'Republic of Guatemala'),
  (324, 'GN', 'GIN', 'Guinea', 'Guinée', 'Republic of Guinea'),
  (328, 'GY', 'GUY', 'Guyana', 'Guyana', 'Republic of Guyana'),
  (332, 'HT', 'HTI', 'Haiti', 'Haïti', 'Republic of Haiti'),
  (334, 'HM', 'HMD', 'Heard Island and McDonald Islands', 'Îles Heard et McDonald', NULL),
  (336, 'VA', 'VAT', 'Holy See', 'Saint-Siège', 'Holy See (Vatican City State)
Vatican
Vatican City
Cité du Vatican'),
  (340, 'HN', 'HND', 'Honduras', 'Honduras', 'Republic of Honduras'),
  (344, 'HK', 'HKG', 'Hong Kong', 'Hong Kong', 'Hong Kong Special Administrative Region of China
Hong-Kong'),
  (348, 'HU', 'HUN', 'Hungary', 'Hongrie', NULL),
  (352, 'IS', 'ISL', 'Iceland', 'Islande', 'Republic of Iceland'),
  (356, 'IN', 'IND', 'India', 'Inde', 'Republic of India'),
  (360, 'ID', 'IDN', 'Indonesia', 'Indonésie', 'Republic of Indonesia'),
  (364, 'IR', 'IRN', 'Iran', 'Iran', 'Iran, Islamic Republic of
Islamic Republic of Iran'),
  (368, 'IQ', 'IRQ', 'Iraq', 'Irak', 'Republic of Iraq'),
  (372, 'IE', 'IRL', 'Ireland', 'Irlande', NULL),
  (376, 'IL', 'ISR', 'Israel', 'Israël', 'State of Israel'),
  (380, 'IT', 'ITA', 'Italy', 'Italie', 'Italian Republic'),
  (384, 'CI', 'CIV', 'Côte d’Ivoire', 'Côte d’Ivoire', 'Côte d''Ivoire
Republic of Côte d’Ivoire
Ivory Coast'),
  (388, 'JM', 'JAM', 'Jamaica', 'Jamaïque', NULL),
  (392, 'JP', 'JPN', 'Japan', 'Japon', NULL),
  (398, 'KZ', 'KAZ', 'Kazakhstan', 'Kazakhstan', 'Republic of Kazakhstan'),
  (400, 'JO', 'JOR', 'Jordan', 'Jordanie', 'Hashemite Kingdom of Jordan'),
  (404, 'KE', 'KEN', 'Kenya', 'Kenya', 'Republic of Kenya'),
  (408, 'KP', 'PRK', 'North Korea', 'Corée du Nord', 'Korea, Democratic People’s Republic of
Democratic People’s Republic of Korea
DPRK
RPDC'),
  (410, 'KR', 'KOR', 'South Korea', 'Corée du Sud', 'Korea, Republic of
République de Corée'),
  (414, 'KW', 'KWT', 'Kuwait', 'Koweït', 'State of Kuwait'),
  (417, 'KG', 'KGZ', 'Kyrgyzstan', 'Kirghizistan', 'Kyrgyz Republic'),
  (418, 'LA', 'LAO', 'Laos', 'Laos', 'Lao People’s Democratic Republic'),
  (422, 'LB', 'LBN', 'Lebanon', 'Liban', 'Lebanese Republic'),
  (426, 'LS', 'LSO', 'Lesotho', 'Lesotho', 'Kingdom of Lesotho'),
  (428, 'LV', 'LVA', 'Latvia', 'Lettonie', 'Republic of Latvia'),
  (430, 'LR', 'LBR', 'Liberia', 'Libéria', 'Republic of Liberia'),
  (434, 'LY', 'LBY', 'Libya', 'Libye', NULL),
  (438, 'LI', 'LIE', 'Liechtenstein', 'Liechtenstein', 'Principality of Liechtenstein'),
  (440, 'LT', 'LTU', 'Lithuania', 'Lituanie', 'Republic of Lithuania'),
  (442, 'LU', 'LUX', 'Luxembourg', 'Luxembourg', 'Grand Duchy of Luxembourg'),
  (446, 'MO', 'MAC', 'Macao', 'Macao', 'Macao Special Administrative Region of China
Macau'),
  (450, 'MG', 'MDG', 'Madagascar', 'Madagascar', 'Republic of Madagascar'),
  (454, 'MW', 'MWI', 'Malawi', 'Malawi', 'Republic of Malawi'),
  (458, 'MY', 'MYS', 'Malaysia', 'Malaisie', NULL),
  (462, 'MV', 'MDV', 'Maldives', 'Maldives', 'Republic of Maldives'),
  (466, 'ML', 'MLI', 'Mali', 'Mali', 'Republic of Mali'),
  (470, 'MT', 'MLT', 'Malta', 'Malte', 'Republic of Malta'),
  (474, 'MQ', 'MTQ', 'Martinique', 'Martinique', NULL),
  (478, 'MR', 'MRT', 'Mauritania', 'Mauritanie', 'Islamic Republic of Mauritania'),
  (480, 'MU', 'MUS', 'Mauritius', 'Maurice', 'Republic of Mauritius
Île Maurice'),
  (484, 'MX', 'MEX', 'Mexico', 'Mexique', 'United Mexican States'),
  (492, 'MC', 'MCO', 'Monaco', 'Monaco', 'Principality of Monaco'),
  (496, 'MN', 'MNG', 'Mongolia', 'Mongolie', NULL),
  (498, 'MD', 'MDA', 'Moldova', 'Moldavie', 'Moldova, Republic of
Republic of Moldova
Moldavia
République de Moldova'),
  (499, 'ME', 'MNE', 'Montenegro', 'Monténégro', NULL),
  (500, 'MS', 'MSR', 'Montserrat', 'Montserrat', NULL),
  (504, 'MA', 'MAR', 'Morocco', 'Maroc', 'Kingdom of Morocco'),
  (508, 'MZ', 'MOZ', 'Mozambique', 'Mozambique', 'Republic of Mozambique'),
  (512, 'OM', 'OMN', 'Oman', 'Oman', 'Sultanate of Oman'),
  (516, 'NA', 'NAM', 'Namibia', 'Namibie', 'Republic of Namibia'),
  (520, 'NR', 'NRU', 'Nauru', 'Nauru', 'Republic of Nauru'),
  (524, 'NP', 'NPL', 'Nepal', 'Népal', 'Federal Democratic Republic of Nepal'),
  (528, 'NL', 'NLD', 'Netherlands', 'Pays-Bas', 'Kingdom of the Netherlands
Holland
The Netherlands'),
  (531, 'CW', 'CUW', 'Curaçao', 'Curaçao', 'Curacao'),
  (533, 'AW', 'ABW', 'Aruba', 'Aruba', NULL),
  (534, 'SX', 'SXM', 'Sint Maarten', 'Sint Maarten', 'Sint Maarten (Dutch part)
Saint-Martin (partie néerlandaise)'),
  (535, 'BQ', 'BES', 'Bonaire, Sint Eustatius and Saba', 'Bonaire, Saint-Eustache et Saba', 'Caribbean Netherlands
Pays-Bas caribéens'),
  (540, 'NC', 'NCL', 'New Caledonia', 'Nouvelle-Calédonie', NULL),
  (548, 'VU', 'VUT', 'Vanuatu', 'Vanuatu', 'Republic of Vanuatu'),
  (554, 'NZ', 'NZL', 'New Zealand', 'Nouvelle-Zélande', NULL),
  (558, 'NI', 'NIC', 'Nicaragua', 'Nicaragua', 'Republic of Nicaragua'),
  (562, 'NE', 'NER', 'Niger', 'Niger', 'Republic of the Niger'),
  (566, 'NG', 'NGA', 'Nigeria', 'Nigéria', 'Federal Republic of Nigeria'),
  (570, 'NU', 'NIU', 'Niue', 'Niue', 'Nioué'),
  (574, 'NF', 'NFK', 'Norfolk Island', 'Île Norfolk', NULL),
  (578, 'NO', 'NOR', 'Norway', 'Norvège', 'Kingdom of Norway'),
  (580, 'MP', 'MNP', 'Northern Mariana Islands', 'Îles Mariannes du Nord', 'Commonwealth of the Northern Mariana Islands'),
  (581, 'UM', 'UMI', 'United States Minor Outlying Islands', 'Îles mineures éloignées des États-Unis', 'US Minor Outlying Islands'),
  (583, 'FM', 'FSM', 'Micronesia', 'Micronésie', 'Micronesia, Federated States of
Federated States of Micronesia
États fédérés de Micronésie'),
  (584, 'MH', 'MHL', 'Marshall Islands', 'Îles Marshall', 'Republic of the Marshall Islands'),
  (585, 'PW', 'PLW', 'Palau', 'Palaos', 'Republic of Palau'),
  (586, 'PK', 'PAK', 'Pakistan', 'Pakistan', 'Islamic Republic of Pakistan'),
  (591, 'PA', 'PAN', 'Panama', 'Panama', 'Republic of Panama'),
  (598, 'PG', 'PNG', 'Papua New Guinea', 'Papouasie-Nouvelle-Guinée', 'Independent State of Papua New Guinea'),
  (600, 'PY', 'PRY', 'Paraguay', 'Paraguay', 'Republic of Paraguay'),
  (604, 'PE', 'PER', 'Peru', 'Pérou', 'Republic of Peru'),
  (608, 'PH', 'PHL', 'Philippines', 'Philippines', 'Republic of the Philippines
Filipino'),
  (612, 'PN', 'PCN', 'Pitcairn Islands', 'Îles Pitcairn', 'Pitcairn'),
  (616, 'PL', 'POL', 'Poland', 'Pologne', 'Republic of Poland'),
  (620, 'PT', 'PRT', 'Portugal', 'Portugal', 'Portuguese Republic'),
  (624, 'GW', 'GNB', 'Guinea-Bissau', 'Guinée-Bissau', 'Republic of Guinea-Bissau'),
  (626, 'TL', 'TLS', 'Timor-Leste', 'Timor-Leste', 'Democratic Republic of Timor-Leste
East Timor
Timor oriental'),
  (630, 'PR', 'PRI', 'Puerto Rico', 'Porto Rico', NULL),
  (634, 'QA', 'QAT', 'Qatar', 'Qatar', 'State of Qatar'),
  (638, 'RE', 'REU', 'Réunion', 'La Réunion', 'Reunion'),
  (642, 'RO', 'ROU', 'Romania', 'Roumanie', NULL),
  (643, 'RU', 'RUS', 'Russia', 'Russie', 'Russian Federation
Fédération de Russie'),
  (646, 'RW', 'RWA', 'Rwanda', 'Rwanda', 'Rwandese Republic'),
  (652, 'BL', 'BLM', 'Saint Barthélemy', 'Saint-Barthélemy', 'Saint Barthelemy
Saint-Barth'),
  (654, 'SH', 'SHN', 'Saint Helena, Ascension and Tristan da Cunha', 'Sainte-Hélène, Ascension et Tristan da Cunha', 'St Helena'),
  (659, 'KN', 'KNA', 'Saint Kitts and Nevis', 'Saint-Christophe-et-Niévès', 'St Kitts and Nevis
Saint-Kitts-et-Nevis'),
  (660, 'AI', 'AIA', 'Anguilla', 'Anguilla', NULL),
  (662, 'LC', 'LCA', 'Saint Lucia', 'Sainte-Lucie', 'St Lucia'),
  (663, 'MF', 'MAF', 'Saint Martin', 'Saint-Martin', 'Saint Martin (French part)
Saint-Martin (partie française)
St Martin'),
  (666, 'PM', 'SPM', 'Saint Pierre and Miquelon', 'Saint-Pierre-et-Miquelon', NULL),
  (670, 'VC', 'VCT', 'Saint Vincent and the Grenadines', 'Saint-Vincent-et-les-Grenadines', 'St Vincent and the Grenadines'),
  (674, 'SM', 'SMR', 'San Marino', 'Saint-Marin', 'Republic of San Marino'),
  (678, 'ST', 'STP', 'Sao Tome and Principe', 'Sao Tomé-et-Principe', 'Democratic Republic of Sao Tome and Principe
São Tomé and Príncipe'),
  (682, 'SA', 'SAU', 'Saudi Arabia', 'Arabie saoudite', 'Kingdom of Saudi Arabia'),
  (686, 'SN', 'SEN', 'Senegal', 'Sénégal', 'Republic of Senegal'),
  (688, 'RS', 'SRB', 'Serbia', 'Serbie', 'Republic of Serbia'),
  (690, 'SC', 'SYC', 'Seychelles', 'Seychelles', 'Republic of Seychelles'),
  (694, 'SL', 'SLE', 'Sierra Leone', 'Sierra Leone', 'Republic of Sierra Leone'),
  (702, 'SG', 'SGP', 'Singapore', 'Singapour', 'Republic of Singapore'),
  (703, 'SK', 'SVK', 'Slovakia', 'Slovaquie', 'Slovak Republic'),
  (704, 'VN', 'VNM', 'Vietnam', 'Viêt Nam', 'Viet Nam
Socialist Republic of Viet Nam'),
  (705, 'SI', 'SVN', 'Slovenia', 'Slovénie', 'Republic of Slovenia'),
  (706, 'SO', 'SOM', 'Somalia', 'Somalie', 'Federal Republic of Somalia'),
  (710, 'ZA', 'ZAF', 'South Africa', 'Afrique du Sud', 'Republic of South Africa
RSA'),
  (716, 'ZW', 'ZWE', 'Zimbabwe', 'Zimbabwe', 'Republic of Zimbabwe'),
  (724, 'ES', 'ESP', 'Spain', 'Espagne', 'Kingdom of Spain'),
  (728, 'SS', 'SSD', 'South Sudan', 'Soudan du Sud', 'Republic of South Sudan'),
  (729, 'SD', 'SDN', 'Sudan', 'Soudan', 'Republic of the Sudan'),
  (732, 'EH', 'ESH', 'Western Sahara', 'Sahara occidental', NULL),
  (740, 'SR', 'SUR', 'Suriname', 'Suriname', 'Republic of Suriname
Surinam'),
  (744, 'SJ', 'SJM', 'Svalbard and Jan Mayen', 'Svalbard et Jan Mayen', NULL),
  (748, 'SZ', 'SWZ', 'Swaziland', 'Swaziland', 'Eswatini
Kingdom of Eswatini
Kingdom of Swaziland'),
  (752, 'SE', 'SWE', 'Sweden', 'Suède', 'Kingdom of Sweden'),
  (756, 'CH', 'CHE', 'Switzerland', 'Suisse', 'Swiss Confederation'),
  (760, 'SY', 'SYR', 'Syria', 'Syrie', 'Syrian Arab Republic'),
  (762, 'TJ', 'TJK', 'Tajikistan', 'Tadjikistan', 'Republic of Tajikistan'),
  (764, 'TH', 'THA', 'Thailand', 'Thaïlande', 'Kingdom of Thailand'),
  (768, 'TG', 'TGO', 'Togo', 'Togo', 'Togolese Republic'),
  (772, 'TK', 'TKL', 'Tokelau', 'Tokelau', NULL),
  (776, 'TO', 'TON', 'Tonga', 'Tonga', 'Kingdom of Tonga'),
  (780, 'TT', 'TTO', 'Trinidad and Tobago', 'Trinité-et-Tobago', 'Republic of Trinidad and Tobago
Trinidad'),
  (784, 'AE', 'ARE', 'United Arab Emirates', 'Émirats arabes unis', 'UAE'),
  (788, 'TN', 'TUN', 'Tunisia', 'Tunisie', 'Republic of Tunisia'),
  (792, 'TR', 'TUR', 'Turkey', 'Turquie', 'Türkiye
Republic of Türkiye
Republic of Turkey
Turkish'),
  (795, 'TM', 'TKM', 'Turkmenistan', 'Turkménistan', NULL),
  (796, 'TC', 'TCA', 'Turks and Caicos Islands', 'Îles Turques-et-Caïques', NULL),
  (798, 'TV', 'TUV', 'Tuvalu', 'Tuvalu', NULL),
  (800, 'UG', 'UGA', 'Uganda', 'Ouganda', 'Republic of Uganda'),
  (804, 'UA', 'UKR', 'Ukraine', 'Ukraine', NULL),
  (807, 'MK', 'MKD', 'The former Yugoslav Republic of Macedonia', 'L’ex-République yougoslave de Macédoine', 'North Macedonia
Republic of North Macedonia
FYROM
Macedonia
Macédoine
Macédoine du Nord'),
  (818, 'EG', 'EGY', 'Egypt', 'Égypte', 'Arab Republic of Egypt'),
  (826, 'GB', 'GBR', 'United Kingdom', 'Royaume-Uni', 'United Kingdom of Great Britain and Northern Ireland
UK
Great Britain
Britain
Grande-Bretagne'),
  (831, 'GG', 'GGY', 'Guernsey', 'Guernesey', NULL),
  (832, 'JE', 'JEY', 'Jersey', 'Jersey', NULL),
  (833, 'IM', 'IMN', 'Isle of Man', 'Île de Man', NULL),
  (834, 'TZ', 'TZA', 'Tanzania', 'Tanzanie', 'Tanzania, United Republic of
United Republic of Tanzania'),
  (840, 'US', 'USA', 'United States', 'États-Unis', 'United States of America
USA
US
États-Unis d’Amérique'),
  (850, 'VI', 'VIR', 'US Virgin Islands', 'Îles Vierges américaines', 'Virgin Islands, U.S.
Virgin Islands of the United States
United States Virgin Islands'),
  (854, 'BF', 'BFA', 'Burkina Faso', 'Burkina Faso', NULL),
  (858, 'UY', 'URY', 'Uruguay', 'Uruguay', 'Eastern Republic of Uruguay'),
  (860, 'UZ', 'UZB', 'Uzbekistan', 'Ouzbékistan', 'Republic of Uzbekistan'),
  (862, 'VE', 'VEN', 'Venezuela', 'Venezuela', 'Venezuela, Bolivarian Republic of
Bolivarian Republic of Venezuela
Vénézuela'),
  (876, 'WF', 'WLF', 'Wallis and Futuna', 'Wallis-et-Futuna', NULL),
  (882, 'WS', 'WSM', 'Samoa', 'Samoa', 'Independent State of Samoa'),
  (887, 'YE', 'YEM', 'Yemen', 'Yémen', 'Republic of Yemen'),
  (894, 'ZM', 'ZMB', 'Zambia', 'Zambie', 'Republic of Zambia');

-- A contribution always names a funder; one that is not known yet names this
-- record, so that what still has to be found can be listed and counted.
INSERT INTO organisation (id, name, name_fr, kind)
VALUES (1000, 'To be identified', 'À identifier', 'placeholder');
