"""Invented members: how their file is read, and names without digits."""

MAPPING = {
    "values": {
        "name": {"field": "name", "purpose": "membership", "basis": "contract"},
        "email": {"field": "email", "purpose": "membership", "basis": "contract"},
    },
    "consents": {"mail": {"purpose": "marketing.email", "yes": ["yes"], "day": "on"}},
    "last_active": "on",
    "agreed_to": "Yes, mail me",
    "without_proof": "join-without",
}


def letters(number):
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))
