"""Changing the field key: everything sealed opens with the new key only, wherever it lies."""

import pytest

from api.core import crypto, rotation
from api.core.config import settings
from api.core.crypto import Sealer
from api.people.models import SEALED_ADDRESS, PersonContact
from tests.world import World


def test_everything_sealed_is_sealed_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotation, "LOOK_EVERY", 0)
    ring = crypto.sealer()
    kai = world.person()
    contact = PersonContact(person_id=kai.id, kind="email", sealed_address="", blind="x")
    contact.sealed_address = ring.seal(SEALED_ADDRESS, contact.id, "kai@example.org")
    old = contact.sealed_address
    world.save(contact)
    assert rotation.rotate(world.db, ring) == 1
    (after,) = world.all(PersonContact)
    assert after.sealed_address != old
    assert ring.open(SEALED_ADDRESS, after.id, after.sealed_address) == "kai@example.org"
    assert list(ring.keys.fields) == [ring.keys.newest], "the old key is gone"
    again = Sealer(settings().data_dir.resolve())
    assert again.open(SEALED_ADDRESS, after.id, after.sealed_address) == "kai@example.org"
    with pytest.raises(ValueError, match="no key"):
        again.open(SEALED_ADDRESS, after.id, old)
