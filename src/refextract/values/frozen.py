"""What all values and models share: they do not change."""

from __future__ import annotations

from functools import cache
from typing import Any, Self

from pydantic import BaseModel, ConfigDict

__all__ = ["Frozen"]

_put = object.__setattr__  # past the guard of a frozen model


class Frozen(BaseModel):
    """A pydantic model that cannot be changed and knows no other fields than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def made(cls, **values: Any) -> Self:
        """The model of values that are known to be right: unchecked, and several times faster than `model_construct`.

        For values that a grammar of this package has made, by the ten thousand; all others go through the checks.
        What `model_construct` spends its time on, aliases and factories of defaults, our models do not have.

        >>> from refextract.values.name import Name
        >>> Name.made(family="Knuth") == Name(family="Knuth")
        True
        """
        model = cls.__new__(cls)
        defaults, names = _defaults(cls)
        _put(model, "__dict__", defaults | values)
        _put(model, "__pydantic_fields_set__", names)
        _put(model, "__pydantic_extra__", None)
        _put(model, "__pydantic_private__", None)
        return model


@cache
def _defaults(model: type[Frozen]) -> tuple[dict[str, Any], set[str]]:
    """The defaults of a model's fields in their order, and their names; both are never changed and so can be shared."""
    return {name: field.default for name, field in model.model_fields.items()}, set(model.model_fields)
