"""What every open data set says about itself."""

from dataclasses import dataclass

LICENCE = "Datenlizenz Deutschland – Zero – Version 2.0"
LICENCE_URL = "https://www.govdata.de/dl-de/zero-2-0"


@dataclass(frozen=True)
class DataSet:
    """One data set for the page of open data. `route` names the address, `format` is for people, `age` says how fresh it is."""

    title: str
    about: str
    format: str
    route: str
    age: str
    licence: str = LICENCE
    licence_url: str = LICENCE_URL
