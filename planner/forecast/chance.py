"""Streams of random numbers, and normal ones by looking them up."""

import hashlib
from functools import cache, lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

_N_STRATA: Final = 2**16
_FARTHEST: Final = 5.5
"""Where the density is cut, in standard deviations; the outermost stratum lies at 4.3."""


def streams(seed: int, count: int) -> list[np.random.Generator]:
    """Independent streams of a seed; a longer row of them begins with the shorter."""
    return [np.random.Generator(np.random.SFC64(child)) for child in np.random.SeedSequence(seed).spawn(count)]


@lru_cache(maxsize=64)
def cause_normals(seed: int, n: int, cause: str) -> Floats:
    """One standard normal a career for what a cause brings, (n,), read-only: the same whatever else happens."""
    values = _stream_of(seed, cause).standard_normal(n, dtype=np.float32)
    values.flags.writeable = False
    return values


@lru_cache(maxsize=16)
def cause_waits(seed: int, n: int, cause: str) -> Floats:
    """One waiting time a career with mean 1, exponential, (n,), read-only; independent of the cause's normals."""
    values = _stream_of(seed, f"{cause}\nwait").standard_exponential(n, dtype=np.float32)
    values.flags.writeable = False
    return values


def normals(source: np.random.Generator, shape: tuple[int, int]) -> Floats:
    """Standard normals, (rows, n): each the middle of one of 65,536 equally likely strata; three times as quick.

    More rows begin with the same rows. The standard deviation is 0.99999 and none lies beyond 4.4, which no quantile
    between 5 and 95 % can tell from a normal.
    """
    count = shape[0] * shape[1]
    strata = source.bit_generator.random_raw(-(-count // 4)).view(np.uint16)[:count]
    return np.take(_normal_table(), strata.reshape(shape), mode="clip")


@cache
def _normal_table() -> Floats:
    grid = np.linspace(-_FARTHEST, _FARTHEST, 2**14 + 1)
    density = np.exp(-grid * grid / 2)
    chance = np.concatenate([[0.0], np.cumsum(density[1:] + density[:-1])])
    return np.interp((np.arange(_N_STRATA) + 0.5) / _N_STRATA, chance / chance[-1], grid).astype(np.float32)


def _stream_of(seed: int, cause: str) -> np.random.Generator:
    name = int.from_bytes(hashlib.sha256(cause.encode()).digest()[:16], "big")
    return np.random.Generator(np.random.SFC64(np.random.SeedSequence([seed, name])))
