"""Countries: their names, the people and things named after them, their seats of government."""

from __future__ import annotations

# name, other names and adjectives | places that stand for the government
_ROWS = """
Afghanistan, Afghan, Afghans | Kabul
Albania, Albanian, Albanians | Tirana
Algeria, Algerian, Algerians | Algiers
Angola, Angolan, Angolans | Luanda
Argentina, Argentine, Argentinian, Argentines | Buenos Aires
Armenia, Armenian, Armenians | Yerevan
Australia, Australian, Australians | Canberra
Austria, Austrian, Austrians | Vienna
Azerbaijan, Azerbaijani, Azeri, Azerbaijanis | Baku
Bahrain, Bahraini, Bahrainis | Manama
Bangladesh, Bangladeshi, Bangladeshis | Dhaka
Belarus, Belarusian, Belarusians | Minsk
Belgium, Belgian, Belgians |
Bolivia, Bolivian, Bolivians | La Paz
Bosnia, Bosnia and Herzegovina, Bosnia-Herzegovina, Bosnian, Bosnians | Sarajevo
Botswana, Botswanan | Gaborone
Brazil, Brazilian, Brazilians | Brasilia
Bulgaria, Bulgarian, Bulgarians | Sofia
Burkina Faso, Burkinabe | Ouagadougou
Burma, Myanmar, Burmese | Naypyidaw
Burundi, Burundian | Gitega
Cambodia, Cambodian, Cambodians | Phnom Penh
Cameroon, Cameroonian, Cameroonians | Yaounde
Canada, Canadian, Canadians | Ottawa
Central African Republic, CAR | Bangui
Chad, Chadian, Chadians | N'Djamena
Chile, Chilean, Chileans | Santiago
China, People's Republic of China, PRC, Chinese, mainland China | Beijing
Colombia, Colombian, Colombians | Bogota
Congo, Democratic Republic of the Congo, Democratic Republic of Congo, DRC, Congolese | Kinshasa
Costa Rica, Costa Rican, Costa Ricans | San Jose
Cote d'Ivoire, Ivory Coast, Ivorian, Ivorians | Abidjan
Croatia, Croatian, Croatians | Zagreb
Cuba, Cuban, Cubans | Havana
Cyprus, Cypriot, Cypriots | Nicosia
Czech Republic, Czechia, Czech, Czechs | Prague
Denmark, Danish, Danes | Copenhagen
Djibouti, Djiboutian |
Dominican Republic, Dominican, Dominicans | Santo Domingo
Ecuador, Ecuadorian, Ecuadorians | Quito
Egypt, Egyptian, Egyptians | Cairo
El Salvador, Salvadoran, Salvadorans | San Salvador
Eritrea, Eritrean, Eritreans | Asmara
Estonia, Estonian, Estonians | Tallinn
Ethiopia, Ethiopian, Ethiopians | Addis Ababa
European Union, EU | Brussels
Fiji, Fijian | Suva
Finland, Finnish, Finns | Helsinki
France, French, Frenchman | Paris
Gabon, Gabonese | Libreville
Gambia, Gambian | Banjul
Georgia, Georgian, Georgians | Tbilisi
Germany, German, Germans, Federal Republic of Germany | Berlin
Ghana, Ghanaian, Ghanaians | Accra
Greece, Greek, Greeks | Athens
Greenland, Greenlandic | Nuuk
Guatemala, Guatemalan, Guatemalans | Guatemala City
Guinea, Guinean | Conakry
Guyana, Guyanese | Georgetown
Haiti, Haitian, Haitians | Port-au-Prince
Honduras, Honduran, Hondurans | Tegucigalpa
Hong Kong, Hongkonger |
Hungary, Hungarian, Hungarians | Budapest
Iceland, Icelandic, Icelanders | Reykjavik
India, Indian, Indians | New Delhi, Delhi
Indonesia, Indonesian, Indonesians | Jakarta
Iran, Iranian, Iranians, Islamic Republic of Iran | Tehran
Iraq, Iraqi, Iraqis | Baghdad
Ireland, Irish | Dublin
Israel, Israeli, Israelis | Jerusalem, Tel Aviv
Italy, Italian, Italians | Rome
Jamaica, Jamaican, Jamaicans | Kingston
Japan, Japanese | Tokyo
Jordan, Jordanian, Jordanians | Amman
Kazakhstan, Kazakh, Kazakhstani, Kazakhs | Astana
Kenya, Kenyan, Kenyans | Nairobi
Kosovo, Kosovar, Kosovars | Pristina
Kuwait, Kuwaiti, Kuwaitis | Kuwait City
Kyrgyzstan, Kyrgyz, Kyrgyz Republic | Bishkek
Laos, Lao, Laotian, Laotians | Vientiane
Latvia, Latvian, Latvians | Riga
Lebanon, Lebanese | Beirut
Lesotho, Basotho | Maseru
Liberia, Liberian, Liberians | Monrovia
Libya, Libyan, Libyans | Tripoli
Lithuania, Lithuanian, Lithuanians | Vilnius
Luxembourg, Luxembourgish |
Madagascar, Malagasy | Antananarivo
Malawi, Malawian | Lilongwe
Malaysia, Malaysian, Malaysians | Kuala Lumpur
Maldives, Maldivian | Male
Mali, Malian, Malians | Bamako
Malta, Maltese | Valletta
Marshall Islands, Marshallese | Majuro
Mauritania, Mauritanian | Nouakchott
Mauritius, Mauritian | Port Louis
Mexico, Mexican, Mexicans | Mexico City
Micronesia, Micronesian | Palikir
Moldova, Moldovan, Moldovans | Chisinau
Mongolia, Mongolian, Mongolians | Ulaanbaatar
Montenegro, Montenegrin, Montenegrins | Podgorica
Morocco, Moroccan, Moroccans | Rabat
Mozambique, Mozambican, Mozambicans | Maputo
Namibia, Namibian, Namibians | Windhoek
Nepal, Nepali, Nepalese | Kathmandu
Netherlands, Dutch, Holland | The Hague
New Zealand, New Zealander, New Zealanders | Wellington
Nicaragua, Nicaraguan, Nicaraguans | Managua
Niger, Nigerien, Nigeriens | Niamey
Nigeria, Nigerian, Nigerians | Abuja
North Korea, DPRK, Democratic People's Republic of Korea, North Korean, North Koreans | Pyongyang
North Macedonia, Macedonian, Macedonians | Skopje
Northern Ireland, Northern Irish | Belfast
Norway, Norwegian, Norwegians | Oslo
Oman, Omani, Omanis | Muscat
Pakistan, Pakistani, Pakistanis | Islamabad
Palau, Palauan |
Palestine, Palestinian, Palestinians | Ramallah
Panama, Panamanian, Panamanians | Panama City
Papua New Guinea, Papuan | Port Moresby
Paraguay, Paraguayan, Paraguayans | Asuncion
Peru, Peruvian, Peruvians | Lima
Philippines, Philippine, Filipino, Filipinos | Manila
Poland, Polish, Poles | Warsaw
Portugal, Portuguese | Lisbon
Puerto Rico, Puerto Rican, Puerto Ricans | San Juan
Qatar, Qatari, Qataris | Doha
Romania, Romanian, Romanians | Bucharest
Russia, Russian Federation, Russian, Russians | Moscow, Kremlin
Rwanda, Rwandan, Rwandans | Kigali
Samoa, Samoan | Apia
Saudi Arabia, Saudi, Saudis, Kingdom of Saudi Arabia | Riyadh
Senegal, Senegalese | Dakar
Serbia, Serbian, Serbians, Serb, Serbs | Belgrade
Sierra Leone, Sierra Leonean | Freetown
Singapore, Singaporean, Singaporeans |
Slovakia, Slovak, Slovaks, Slovak Republic | Bratislava
Slovenia, Slovenian, Slovenians, Slovene | Ljubljana
Solomon Islands, Solomon Islander | Honiara
Somalia, Somali, Somalis | Mogadishu
South Africa, South African, South Africans | Pretoria
South Korea, ROK, Republic of Korea, South Korean, South Koreans | Seoul
South Sudan, South Sudanese | Juba
Soviet Union, USSR, Soviet, Soviets, Union of Soviet Socialist Republics |
Spain, Spanish, Spaniards | Madrid
Sri Lanka, Sri Lankan, Sri Lankans | Colombo
Sudan, Sudanese | Khartoum
Suriname, Surinamese | Paramaribo
Sweden, Swedish, Swedes | Stockholm
Switzerland, Swiss | Bern
Syria, Syrian, Syrians | Damascus
Taiwan, Taiwanese, Republic of China, ROC | Taipei
Tajikistan, Tajik, Tajiks | Dushanbe
Tanzania, Tanzanian, Tanzanians | Dodoma
Thailand, Thai, Thais | Bangkok
Tibet, Tibetan, Tibetans | Lhasa
Togo, Togolese | Lome
Tunisia, Tunisian, Tunisians | Tunis
Turkey, Türkiye, Turkiye, Turkish, Turks | Ankara
Turkmenistan, Turkmen | Ashgabat
Uganda, Ugandan, Ugandans | Kampala
Ukraine, Ukrainian, Ukrainians | Kyiv, Kiev
United Arab Emirates, UAE, Emirati, Emiratis | Abu Dhabi
United Kingdom, UK, Britain, Great Britain, British, Britons | London
United Nations, UN |
United States, U.S., United States of America, America, American, Americans | Washington
Uruguay, Uruguayan, Uruguayans | Montevideo
Uzbekistan, Uzbek, Uzbeks | Tashkent
Vatican, Holy See |
Venezuela, Venezuelan, Venezuelans | Caracas
Vietnam, Vietnamese | Hanoi
Yemen, Yemeni, Yemenis | Sanaa
Zambia, Zambian, Zambians | Lusaka
Zimbabwe, Zimbabwean, Zimbabweans | Harare
"""

# Places with a country's name in them that are not the country.
_OTHER_PLACES = """
Latin America, Latin American | South America, South American | North America, North American
Central America, Central American | Korean Peninsula, Korean peninsula | South China Sea
East China Sea | Sea of Japan | Gulf of Mexico | New Mexico | New England | English Channel
Washington State | Washington Post | Inner Mongolia | West Bank | Gaza, Gaza Strip
Indian Ocean | Persian Gulf | Native American, Native Americans | Panama Canal
Guinea-Bissau | Equatorial Guinea | French Guiana | Indian Reservations | West Germany
East Germany | Western Europe, Western European | Eastern Europe, Eastern European
European | Europe | Korea, Korean, Koreans | Guantanamo Bay | German Marshall Fund
Organization of American States, OAS | District of Columbia, DC | U.S. Virgin Islands, USVI
"""


def _read_countries() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    seats: dict[str, str] = {}
    for row in _ROWS.strip().splitlines():
        written, _, capitals = row.partition("|")
        forms = [form.strip() for form in written.split(",")]
        names.update(dict.fromkeys((form.lower() for form in forms), forms[0]))
        for capital in filter(None, (seat.strip() for seat in capitals.split(","))):
            seats[capital.lower()] = forms[0]
    return names, seats


COUNTRIES, SEATS = _read_countries()
OTHER_PLACES = {
    form.strip().lower(): group.split(",")[0].strip()
    for line in _OTHER_PLACES.strip().splitlines()
    for group in line.split("|")
    for form in group.split(",")
}
# “Moscow” is often “Russia”. Left out are countries whose seat is told apart from them, or is
# rather a word or a place of its own.
METONYMS = frozenset(SEATS.values()) - {
    "Jamaica",
    "Maldives",
    "Peru",
    "Sierra Leone",
    "Chile",
    "Costa Rica",
    "Puerto Rico",
    "Guatemala",
    "Mexico",
    "Panama",
    "Kuwait",
    "Netherlands",
}
