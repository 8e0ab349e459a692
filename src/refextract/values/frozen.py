"""What all values and models share: they do not change."""

from pydantic import BaseModel, ConfigDict

__all__ = ["Frozen"]


class Frozen(BaseModel):
    """A pydantic model that cannot be changed and knows no other fields than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")
