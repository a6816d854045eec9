"""The electronic seal (PAdES) under every document, put on so that PDF/A-2a and PDF/UA-1 still hold.

Three things keep the file conforming: the signature field is invisible, outside the page and has a readable name; the
writer leaves the metadata alone; the file ends with a line break before it is signed. The key is a PKCS#12 file named
by the settings; a self-signed one may be made for trying out, and every page that speaks of it then says so.
"""

import hashlib
import os
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings

TEST_SEAL_NAME = "Testsiegel, nicht qualifiziert"
FIELD = "Siegel"
_YEARS = 10
# Hexadecimal digits kept free in the file; without a number pyHanko signs twice to find out how many it needs.
_ROOM_FOR_SIGNATURE = 24_576


@dataclass(frozen=True, kw_only=True)
class SealReading:
    """What the seal in a file shows. `certificate` is the SHA-256 of the signer's, empty when nothing is readable."""

    intact: bool = False
    covers_all: bool = False
    certificate: str = ""
    test: bool = False


def seal(pdf: bytes) -> bytes:
    """The PDF with our seal over the whole file. Raises FileNotFoundError when the key is not there."""
    from pyhanko.sign import fields, signers  # noqa: PLC0415 - loaded only by those who seal

    sealer = signers.PdfSigner(
        signers.PdfSignatureMetadata(
            field_name=FIELD,
            name=_signer().subject_name,
            subfilter=fields.SigSeedSubFilter.PADES,
            md_algorithm="sha256",
        ),
        signer=_signer(),
        new_field_spec=fields.SigFieldSpec(
            sig_field_name=FIELD,
            readable_field_name="Elektronisches Siegel der ausstellenden Stelle",
            invis_sig_settings=fields.InvisSigSettings(box_out_of_bounds=True),
        ),
    )
    return bytes(sealer.sign_pdf(_writer(pdf), bytes_reserved=_ROOM_FOR_SIGNATURE).getvalue())


def certificate() -> bytes:
    """Our certificate (DER), which stored documents name as theirs."""
    return bytes(_signer().signing_cert.dump())


def make_test_seal(folder: Path) -> None:
    """Make `test-seal.p12` and `passphrase` in `folder` (0600), once; a pair that exists is left as it is."""
    key_file, passphrase_file = folder / "test-seal.p12", folder / "passphrase"
    if key_file.exists():
        return
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    passphrase = os.urandom(24).hex()
    _write_private(passphrase_file, passphrase.encode())
    _write_private(key_file, _self_signed(passphrase))


def read_seal(pdf: bytes) -> SealReading:
    """Read the one seal in the file; whatever cannot be read is an empty reading."""
    try:
        return _read_seal(pdf)
    except Exception:  # any junk may come, and the parsers below fail in more ways than they document
        return SealReading()


def _read_seal(pdf: bytes) -> SealReading:
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - loaded only by those who check
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    (signature,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    signer: Any = signature.signer_cert
    # Whose seal it is, is settled by comparing the certificate with the register; nothing is fetched from anywhere.
    context = ValidationContext(trust_roots=[signer], allow_fetching=False)
    status = validate_pdf_signature(signature, signer_validation_context=context)
    return SealReading(
        intact=status.intact and status.valid,
        covers_all=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        certificate=hashlib.sha256(signer.dump()).hexdigest(),
        test=signer.subject.native.get("common_name") == TEST_SEAL_NAME,
    )


@cache
def _signer() -> Any:
    """The key, read once per process."""
    from pyhanko.sign import signers  # noqa: PLC0415

    key_file = Path(settings.WIR_SEAL_FILE)
    passphrase = Path(settings.WIR_SEAL_PASSPHRASE_FILE).read_text(encoding="utf-8").strip().encode()
    signer = signers.SimpleSigner.load_pkcs12_data(
        key_file.read_bytes(), other_certs=(), passphrase=passphrase
    )
    if signer is None:
        raise ValueError(f"{key_file} holds no readable key for the seal.")
    return _with_key_at_hand(signer)


def _with_key_at_hand(read: Any) -> Any:
    """The same signer; pyHanko's own reads and checks an RSA key anew for each seal, which takes longer than all the rest."""
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_der_private_key  # noqa: PLC0415
    from pyhanko.sign import signers  # noqa: PLC0415

    key = load_der_private_key(read.signing_key.dump(), password=None)
    if not isinstance(key, RSAPrivateKey):
        return read

    class AtHand(signers.SimpleSigner):
        def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
            return key.sign(data, PKCS1v15(), getattr(hashes, digest_algorithm.upper())())

    return AtHand(
        signing_cert=read.signing_cert, signing_key=read.signing_key, cert_registry=read.cert_registry
    )


def _writer(pdf: bytes) -> Any:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415

    class Untouched(IncrementalPdfFileWriter):
        """Leaves the metadata as they are: rewriting them would end the conformity."""

        def _update_meta(self) -> None:
            return

    return Untouched(BytesIO(pdf if pdf.endswith(b"\n") else pdf + b"\n"))


def _self_signed(passphrase: str) -> bytes:
    """A PKCS#12 file with a new RSA key and a certificate that says it is only for trying out."""
    from datetime import UTC, datetime, timedelta  # noqa: PLC0415

    from cryptography import x509  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import pkcs12  # noqa: PLC0415

    key = rsa.generate_private_key(public_exponent=65537, key_size=3072)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, TEST_SEAL_NAME)])
    start = datetime.now(UTC) - timedelta(days=1)
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"), False
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=365 * _YEARS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                encipher_only=False,
                decipher_only=False,
                **usage,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    protection = serialization.BestAvailableEncryption(passphrase.encode())
    return pkcs12.serialize_key_and_certificates(TEST_SEAL_NAME.encode(), key, made, None, protection)


def _write_private(path: Path, content: bytes) -> None:
    """Written beside and moved into place, so that nobody ever reads half a key."""
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
