"""Who signed a certificate is read from its bytes, and nonsense is no certificate."""

from __future__ import annotations

import ssl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qosdesk.net.tls import issuer_of
from qosdesk.net.words import CertificateFault, certificate_fault
from tests.helpers.proxies import CERTIFICATES


def der(name: str) -> bytes:
    text = (CERTIFICATES / f"{name}.pem").read_text()
    return ssl.PEM_cert_to_DER_cert(text[text.index("-----BEGIN CERTIFICATE") :])


def test_the_issuer_is_named():
    assert issuer_of(der("good")) == "Test authority (qosdesk tests)"
    assert issuer_of(der("intercepted")) == "Contoso Web Shield CA (Contoso)"


def test_a_certificate_that_is_cut_off_has_no_issuer():
    whole = der("good")
    assert {issuer_of(whole[:length]) for length in range(len(whole))} == {""}


@given(st.binary(max_size=200), st.integers(0, 300))
def test_nonsense_never_raises(noise, at):
    whole = der("good")
    assert isinstance(issuer_of(noise), str)
    assert isinstance(issuer_of(whole[:at] + noise + whole[at + len(noise) :]), str)


def verification_error(message: str, code: int = 0) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(message)
    error.verify_code = code
    error.verify_message = message
    return error


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (verification_error("certificate has expired", 10), CertificateFault.EXPIRED),
        (verification_error("certificate is not yet valid", 9), CertificateFault.NOT_YET),
        (verification_error("Hostname mismatch", 62), CertificateFault.OTHER_NAME),
        (verification_error("unable to get local issuer certificate", 20), CertificateFault.UNTRUSTED),
        (verification_error("self-signed certificate in certificate chain", 19), CertificateFault.UNTRUSTED),
        # Windows and macOS, through truststore.
        (
            verification_error("The certificate's CN name does not match", 0x800B010F),
            CertificateFault.OTHER_NAME,
        ),
        (verification_error("“quotes.test” certificate is expired"), CertificateFault.EXPIRED),
        (verification_error("“quotes.test” certificate is not trusted"), CertificateFault.UNTRUSTED),
    ],
)
def test_why_a_certificate_is_refused_is_understood_on_every_system(error, fault):
    assert certificate_fault(error) is fault
