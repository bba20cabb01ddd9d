"""A model that never sees a name: prompts are masked on their way out, answers filled in again."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import replace

from everdraft.llm.port import Model, OnSend, OnUsage, Prompt
from everdraft.llm.privacy import Mask


class MaskedModel:
    """A `Model` around another, for one person's texts."""

    def __init__(self, model: Model, mask: Mask) -> None:
        self._model = model
        self._mask = mask

    @property
    def name(self) -> str:
        """See `Model.name`."""
        return self._model.name

    @property
    def remote(self) -> bool:
        """See `Model.remote`."""
        return self._model.remote

    @property
    def obeys(self) -> bool:
        """See `Model.obeys`."""
        return self._model.obeys

    async def stream(
        self, prompt: Prompt, on_usage: OnUsage | None = None, on_send: OnSend | None = None
    ) -> AsyncGenerator[str]:
        """See `Model.stream`. What was left out of the prompt is put into the answer."""
        masked = replace(
            prompt,
            instructions=self._mask.mask(prompt.instructions),
            data=self._mask.mask(prompt.data),
        )
        restorer = self._mask.restorer(in_json=prompt.as_json)
        async with aclosing(self._model.stream(masked, on_usage, on_send)) as chunks:
            async for chunk in chunks:
                if text := restorer.feed(chunk):
                    yield text
        if text := restorer.end():
            yield text

    async def close(self) -> None:
        """See `Model.close`."""
        await self._model.close()


def masked(model: Model, mask: Mask) -> Model:
    """The model itself when it runs on this machine, otherwise behind the mask."""
    return MaskedModel(model, mask) if model.remote else model
