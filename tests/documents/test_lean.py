import subprocess
import sys


def test_whoever_only_shows_pages_loads_neither_typst_nor_pyhanko():
    asked = "import sys, wir.documents.seal, wir.documents.render, wir.documents.files; print({'typst', 'pyhanko'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"
