"""What all values and models share: they do not change."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict

__all__ = ["Frozen", "blank", "put"]

put = object.__setattr__
"""Sets an attribute past the guard of a frozen model, for whoever makes one."""

_MOST_SHARED = 30  # names that the interpreter lets the objects of one class share


class Frozen(BaseModel):
    """A pydantic model that cannot be changed and knows no other fields than its own."""

    # What a grammar has made is never checked: validators are built where the first one is needed.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Tell the interpreter the names of the fields before any model is there: `made` then needs no dictionary.

        The models of a class share one table of names (PEP 412) that takes new names from its first objects alone.
        """
        super().__pydantic_init_subclass__(**kwargs)
        first = cls.__new__(cls)
        if len(cls.model_fields) <= _MOST_SHARED:
            for name in cls.model_fields:
                put(first, name, None)

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """What `repr` shows: the fields that say something, and not the many that are left at their defaults."""
        defaults, _ = _defaults(type(self))
        return [(name, value) for name, value in self if value != defaults[name]]

    def __str__(self) -> str:
        return repr(self)

    @classmethod
    def made(cls, **values: Any) -> Self:
        """The model of values that are known to be right: unchecked, and several times faster than `model_construct`.

        For values that a grammar of this package has made, by the ten thousand; all others go through the checks.
        What `model_construct` spends its time on, aliases and factories of defaults, our models do not have.

        >>> from refextract.values.name import Name
        >>> Name.made(family="Knuth") == Name(family="Knuth")
        True
        """
        return cls.made_of(values)

    @classmethod
    def made_of(cls, values: dict[str, Any]) -> Self:
        """The model of `made`, of values by the names of their fields."""
        defaults, names = _defaults(cls)
        model = blank(cls, names)
        if len(defaults) > _MOST_SHARED:
            put(model, "__dict__", defaults | values)
        else:
            given = values if len(values) == len(defaults) else defaults | values
            for name, value in given.items():
                put(model, name, value)
        return model


_Model = TypeVar("_Model", bound=Frozen)


def blank(model: type[_Model], names: set[str]) -> _Model:
    """A model without values, whose maker puts all of its fields, which are called `names`, in their order."""
    made = object.__new__(model)
    _put_names(made, names)
    _put_extra(made, None)
    _put_private(made, None)
    return made


# The slots of every model, past the guard; a third of the time that `put` takes to find them.
_put_names = vars(BaseModel)["__pydantic_fields_set__"].__set__
_put_extra = vars(BaseModel)["__pydantic_extra__"].__set__
_put_private = vars(BaseModel)["__pydantic_private__"].__set__


@cache
def _defaults(model: type[Frozen]) -> tuple[dict[str, Any], set[str]]:
    """The defaults of a model's fields in their order, and their names; both are never changed and so can be shared."""
    return {name: field.default for name, field in model.model_fields.items()}, set(model.model_fields)
