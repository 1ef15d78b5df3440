#!/usr/bin/env python3
"""Training steps of a one-layer sigmoid belief net and of a VAE in PyTorch, timed: the peer of Variate's engine.

Written as a good PyTorch user would write it: autograd, one decoder pass for both relaxations of REBAR, one
multi-tensor Adam, no Python loop over data. A step draws its random numbers, slices its minibatch, computes the
gradient and updates every parameter. run_torch.sh sets the environment that makes the comparison fair.

    ./run_torch.sh --threads 2                     # timings, one JSON line each
    ./run_torch.sh --threads 1 --batch 24 --data DIR
    ./run_torch.sh --check                         # REBAR and the score function against exact enumeration

The model: encoder logits W(x - mean) + c; decoder logits V(2h - 1) + d + dataBias; prior logits of their own. REBAR
uses the relaxation of appendix E, noise u and tied noise v, and eta and lambda as in the paper's code [Tucker2017].
"""

import argparse
import gzip
import json
import math
import os
import statistics
import time
from pathlib import Path

import numpy
import torch
import torch.nn.functional as F
from torch import Tensor, nn

PIXELS, HIDDEN, GAUSSIAN = 784, 200, 50
LEARNING_RATE, TUNING_RATE, BASELINE_DECAY = 1e-3, 1e-2, 0.99
SMALLEST = 1e-6  # Keeps log(u) and log(1 - u) finite in float32.


def bernoulli_log_prob(value: Tensor, logits: Tensor) -> Tensor:
    """log p(value) summed over the last axis; also for values between 0 and 1."""
    return (value * logits - F.softplus(logits)).sum(-1)


def signed(value: Tensor) -> Tensor:
    """{0, 1} to {-1, 1}, the coding in which the decoder reads the hidden units."""
    return 2 * value - 1


class BeliefNet(nn.Module):
    """x - h, both Bernoulli."""

    def __init__(self, mean: Tensor, hidden: int) -> None:
        super().__init__()
        pixels = len(mean)
        self.encoder = nn.Linear(pixels, hidden)
        self.decoder = nn.Linear(hidden, pixels)
        self.prior = nn.Parameter(torch.zeros(hidden))
        for layer in (self.encoder, self.decoder):
            nn.init.trunc_normal_(layer.weight, std=1.0, a=-2.0, b=2.0)
            layer.weight.data.mul_(math.sqrt(1.3 * 2 / layer.in_features))
            nn.init.zeros_(layer.bias)
        self.register_buffer("data_bias", torch.logit(mean.clamp(0.001, 0.999)))

    def log_joint(self, x: Tensor, h: Tensor) -> Tensor:
        logits = F.linear(signed(h), self.decoder.weight, self.decoder.bias + self.data_bias)
        return bernoulli_log_prob(x, logits) + bernoulli_log_prob(h, self.prior)

    def log_joint_frozen(self, x: Tensor, h: Tensor) -> Tensor:
        """The same value with a gradient towards h only: a control variate must not reach the model."""
        weight, bias = self.decoder.weight.detach(), self.decoder.bias.detach()
        logits = F.linear(signed(h), weight, bias + self.data_bias)
        return bernoulli_log_prob(x, logits) + bernoulli_log_prob(h, self.prior.detach())


class Vae(nn.Module):
    """A Gaussian latent between two networks of one hidden layer."""

    def __init__(self, mean: Tensor) -> None:
        super().__init__()
        pixels = len(mean)
        self.encoder = nn.Sequential(nn.Linear(pixels, HIDDEN), nn.Tanh(), nn.Linear(HIDDEN, 2 * GAUSSIAN))
        self.decoder = nn.Sequential(nn.Linear(GAUSSIAN, HIDDEN), nn.Tanh(), nn.Linear(HIDDEN, pixels))
        self.register_buffer("data_bias", torch.logit(mean.clamp(0.001, 0.999)))

    def negative_elbo(self, x: Tensor, centred: Tensor) -> Tensor:
        """One-sample estimate with the divergence from the standard normal in closed form."""
        location, log_scale = self.encoder(centred).chunk(2, dim=-1)
        scale = log_scale.exp()
        z = location + scale * torch.randn_like(location)
        divergence = 0.5 * (location.square() + scale.square() - 1).sum(-1) - log_scale.sum(-1)
        return (divergence - bernoulli_log_prob(x, self.decoder(z) + self.data_bias)).mean()


def multi_tensor_adam(parameters) -> torch.optim.Optimizer:
    return torch.optim.Adam(parameters, lr=LEARNING_RATE, foreach=True)


class ScoreFunctionStep:
    """Score function with a moving average of the cost as its baseline."""

    def __init__(self, model: BeliefNet) -> None:
        self.model = model
        self.optimizer = multi_tensor_adam(model.parameters())
        self.baseline = None

    def gradient(self, x: Tensor, centred: Tensor) -> None:
        logits = self.model.encoder(centred)
        with torch.no_grad():
            h = (torch.rand_like(logits) < torch.sigmoid(logits)).to(x.dtype)
        log_q = bernoulli_log_prob(h, logits)
        log_p = self.model.log_joint(x, h)
        signal = (log_p - log_q).detach()
        # The average holds earlier steps only: with this one's samples in it the estimate would be biased.
        centred_signal = signal if self.baseline is None else signal - self.baseline
        self.optimizer.zero_grad(set_to_none=True)
        (-(log_p + centred_signal * log_q).mean()).backward()
        average = signal.mean()
        self.baseline = average if self.baseline is None else torch.lerp(average, self.baseline, BASELINE_DECAY)

    def __call__(self, x: Tensor, centred: Tensor) -> None:
        self.gradient(x, centred)
        self.optimizer.step()


class RebarTerms:
    """What one draw of u and v gives: the hard sample, and the cost at both relaxations from one decoder pass."""

    def __init__(self, model: BeliefNet, x: Tensor, centred: Tensor, temperature: Tensor) -> None:
        logits = model.encoder(centred)
        u, v = torch.rand((2, *logits.shape), dtype=x.dtype).clamp_(SMALLEST, 1 - SMALLEST)
        z = logits + torch.logit(u)
        h = (z.detach() > 0).to(x.dtype)
        off = torch.sigmoid(-logits)
        tied = torch.where(h > 0, off + v * (1 - off), v * off)
        # The difference 1 - tied is written out, because it cancels where tied is close to 1.
        rest = torch.where(h > 0, (1 - v) * (1 - off), 1 - v * off)
        conditional = logits + torch.log(tied) - torch.log(rest)
        shift = temperature / (1 + temperature) * logits
        relaxed = torch.sigmoid(torch.cat([z, conditional]) / temperature + shift.repeat(2, 1))
        log_q_relaxed = bernoulli_log_prob(relaxed, logits.repeat(2, 1))
        values = model.log_joint_frozen(x.repeat(2, 1), relaxed) - log_q_relaxed
        self.at_prior, self.at_conditional = values.chunk(2)
        self.logits, self.h = logits, h
        self.log_p = model.log_joint(x, h)
        self.signal = (self.log_p - bernoulli_log_prob(h, logits)).detach()

    def score(self) -> Tensor:
        """d log q(h) / d logits."""
        return self.h - torch.sigmoid(self.logits.detach())

    def relaxed_difference(self) -> Tensor:
        return self.at_prior - self.at_conditional


class RebarStep:
    """REBAR with a fixed temperature and eta = 1."""

    def __init__(self, model: BeliefNet, temperature: float = 0.1) -> None:
        self.model = model
        self.temperature = torch.tensor(temperature)
        self.optimizer = multi_tensor_adam(model.parameters())

    def gradient(self, x: Tensor, centred: Tensor) -> None:
        terms = RebarTerms(self.model, x, centred, self.temperature)
        self.optimizer.zero_grad(set_to_none=True)
        score_part = (terms.signal - terms.at_conditional.detach()) * bernoulli_log_prob(terms.h, terms.logits)
        (-(terms.log_p + score_part + terms.relaxed_difference()).mean()).backward()

    def __call__(self, x: Tensor, centred: Tensor) -> None:
        self.gradient(x, centred)
        self.optimizer.step()


class TunedRebarStep:
    """REBAR with the temperature and an eta per parameter tensor learned by the gradient of the variance.

    The variance objective is the squared gradient over all encoder parameters. Only the encoder's two tensors have an
    eta: in the decoder the two relaxed terms are equal and cancel.
    """

    def __init__(self, model: BeliefNet, temperature: float = 0.5) -> None:
        self.model = model
        self.log_temperature = torch.tensor(math.log(temperature), requires_grad=True)
        self.free_etas = torch.zeros(2, requires_grad=True)
        self.optimizer = multi_tensor_adam(model.parameters())
        self.tuner = torch.optim.Adam([self.log_temperature, self.free_etas], lr=TUNING_RATE, foreach=True)

    def gradient(self, x: Tensor, centred: Tensor) -> None:
        terms = RebarTerms(self.model, x, centred, self.log_temperature.exp())
        layer, prior = self.model.decoder, self.model.prior
        score = terms.score() / len(x)
        # Both parts are taken at the logits, where they are small, and carried to the weights by one product each.
        base = -terms.signal.unsqueeze(-1) * score
        (slope,) = torch.autograd.grad(terms.relaxed_difference().mean(), terms.logits, create_graph=True)
        control = terms.at_conditional.unsqueeze(-1) * score - slope
        etas = 2 * torch.sigmoid(self.free_etas)
        weight = base.t() @ centred + etas[0] * (control.t() @ centred)
        bias = base.sum(0) + etas[1] * control.sum(0)
        variance = weight.square().sum() + bias.square().sum()
        tuned = [self.log_temperature, self.free_etas]
        self.log_temperature.grad, self.free_etas.grad = torch.autograd.grad(variance, tuned)
        model_part = torch.autograd.grad(-terms.log_p.mean(), [layer.weight, layer.bias, prior])
        layer.weight.grad, layer.bias.grad, prior.grad = model_part
        self.model.encoder.weight.grad, self.model.encoder.bias.grad = weight.detach(), bias.detach()

    def __call__(self, x: Tensor, centred: Tensor) -> None:
        self.gradient(x, centred)
        self.optimizer.step()
        self.tuner.step()


class RamStep:
    """Every hidden unit summed out: all flips of a sample at once, by the ratio form of the Bernoulli likelihood.

    softplus(a + w) - softplus(a) = log1p(sigmoid(a) expm1(w)): the fastest form of this mathematics that we know in PyTorch.
    """

    def __init__(self, model: BeliefNet) -> None:
        self.model = model
        self.optimizer = multi_tensor_adam(model.parameters())

    def gradient(self, x: Tensor, centred: Tensor) -> None:
        layer, prior = self.model.decoder, self.model.prior
        logits = self.model.encoder(centred)
        with torch.no_grad():
            chance = torch.sigmoid(logits)
            h = (torch.rand_like(logits) < chance).to(x.dtype)
        pixels = F.linear(signed(h), layer.weight, layer.bias + self.model.data_bias)
        log_p = bernoulli_log_prob(x, pixels) + bernoulli_log_prob(h, prior)
        with torch.no_grad():
            direction = 1 - 2 * h
            rows = 2 * layer.weight.t()
            ratios = torch.where(direction.unsqueeze(2) > 0, torch.expm1(rows), torch.expm1(-rows))
            likelihood = direction * (x @ rows.t()) - ratios.mul_(torch.sigmoid(pixels).unsqueeze(1)).log1p_().sum(-1)
            change = likelihood + direction * (prior - logits)
            slope = chance * (1 - chance) * direction * change
        self.optimizer.zero_grad(set_to_none=True)
        (-(log_p + (slope * logits).sum(-1)).mean()).backward()

    def __call__(self, x: Tensor, centred: Tensor) -> None:
        self.gradient(x, centred)
        self.optimizer.step()


class PathwiseStep:
    """The VAE with reparameterised samples."""

    def __init__(self, model: Vae) -> None:
        self.model = model
        self.optimizer = multi_tensor_adam(model.parameters())

    def __call__(self, x: Tensor, centred: Tensor) -> None:
        self.optimizer.zero_grad(set_to_none=True)
        self.model.negative_elbo(x, centred).backward()
        self.optimizer.step()


STEPS = {
    "score-function": lambda mean: ScoreFunctionStep(BeliefNet(mean, HIDDEN)),
    "rebar-fixed": lambda mean: RebarStep(BeliefNet(mean, HIDDEN)),
    "rebar-learned": lambda mean: TunedRebarStep(BeliefNet(mean, HIDDEN)),
    "ram": lambda mean: RamStep(BeliefNet(mean, HIDDEN)),
    "pathwise-vae": lambda mean: PathwiseStep(Vae(mean)),
}


def synthetic_images(count: int = 4800) -> Tensor:
    """Independent pixels of mean density 0.2; the time of a step does not depend on what they show."""
    generator = torch.Generator().manual_seed(1)
    density = 0.4 * torch.rand(PIXELS, generator=generator)
    return (torch.rand((count, PIXELS), generator=generator) < density).float()


def read_images(folder: Path) -> Tensor:
    """The binarised training images found below a folder."""
    (path,) = sorted(folder.rglob("binarized_mnist_train-images-idx3-ubyte.gz"))
    with gzip.open(path) as stream:
        header, pixels = stream.read(16), stream.read()
    count = int.from_bytes(header[4:8], "big")
    images = numpy.frombuffer(pixels, dtype=numpy.uint8).reshape(count, PIXELS)
    return torch.from_numpy((images > 0).astype(numpy.float32))


def seconds_per_call(action, calls: int) -> float:
    start = time.perf_counter()
    for _ in range(calls):
        action()
    return (time.perf_counter() - start) / calls


def thread_gain(threads: int) -> float:
    """Speed of a matrix product on all threads over one thread; near 1, the machine had fewer cores than it claims."""
    matrix = torch.rand(1024, 1024)
    speeds = []
    for count in (1, threads):
        torch.set_num_threads(count)
        seconds_per_call(lambda: matrix @ matrix, 5)
        speeds.append(1 / min(seconds_per_call(lambda: matrix @ matrix, 5) for _ in range(5)))
    return speeds[1] / speeds[0]


def step_times(step, images: Tensor, batch: int, blocks: int) -> list[float]:
    """Microseconds per step, a number for each block of steps that lasts about a fifth of a second."""
    mean = images.mean(0)
    centred = images - mean
    starts = minibatch_starts(len(images), batch)

    def one() -> None:
        start = next(starts)
        step(images[start:start + batch], centred[start:start + batch])

    seconds_per_call(one, 20)
    calls = max(5, int(0.2 / seconds_per_call(one, 20)))
    return [1e6 * seconds_per_call(one, calls) for _ in range(blocks)]


def minibatch_starts(count: int, batch: int):
    """Starts of whole minibatches, over and over."""
    while True:
        yield from range(0, count - batch + 1, batch)


def measure(options: argparse.Namespace) -> None:
    torch.manual_seed(options.seed)
    # Adam's averages of a gradient that is always 0 would otherwise end as denormals, which are slow.
    torch.set_flush_denormal(True)
    images = read_images(options.data) if options.data else synthetic_images()
    for name in options.step or STEPS:
        for batch in options.batch:
            gain = thread_gain(options.threads)
            torch.set_num_threads(options.threads)
            times = step_times(STEPS[name](images.mean(0)), images, batch, options.blocks)
            print(json.dumps({
                "step": name,
                "batch": batch,
                "threads": options.threads,
                "median_us": round(statistics.median(times), 1),
                "best_us": round(min(times), 1),
                "thread_gain": round(gain, 2),
                "data": "mnist-binarized" if options.data else "synthetic",
                "torch": torch.__version__,
                "blas": os.environ.get("PEER_BLAS", "as installed"),
                "blas_core": os.environ.get("OPENBLAS_CORETYPE", "detected"),
                "aten": os.environ.get("ATEN_CPU_CAPABILITY", "detected"),
            }), flush=True)


class BiasedRebarStep(RebarStep):
    """The planted fault of the check: the conditional relaxation is not differentiated."""

    def gradient(self, x: Tensor, centred: Tensor) -> None:
        terms = RebarTerms(self.model, x, centred, self.temperature)
        self.optimizer.zero_grad(set_to_none=True)
        score_part = (terms.signal - terms.at_conditional.detach()) * bernoulli_log_prob(terms.h, terms.logits)
        (-(terms.log_p + score_part + terms.at_prior).mean()).backward()


def small_problem() -> tuple[BeliefNet, Tensor]:
    """A net with weights strong enough that every term of the estimators matters."""
    torch.manual_seed(7)
    x = (torch.rand(4, 6) < 0.4).double()
    model = BeliefNet(torch.full((6,), 0.4), hidden=3).double()
    for parameter in model.parameters():
        nn.init.normal_(parameter, std=0.8)
    return model, x


def flat_gradient(model: BeliefNet) -> Tensor:
    return torch.cat([parameter.grad.flatten() for parameter in model.parameters()]).clone()


def exact_gradient(model: BeliefNet, x: Tensor, centred: Tensor) -> Tensor:
    """By enumeration of every configuration of the hidden units."""
    logits = model.encoder(centred)
    bound = torch.zeros(len(x), dtype=x.dtype)
    for bits in torch.cartesian_prod(*[torch.tensor([0.0, 1.0], dtype=x.dtype)] * logits.shape[-1]):
        h = bits.expand_as(logits)
        log_q = bernoulli_log_prob(h, logits)
        bound = bound + log_q.exp() * (model.log_joint(x, h) - log_q)
    model.zero_grad()
    (-bound.mean()).backward()
    return flat_gradient(model)


def tuned_step(model: BeliefNet) -> TunedRebarStep:
    """Both scales away from 1 and from each other, or an error in one would cancel."""
    step = TunedRebarStep(model, temperature=0.4)
    step.free_etas.data = torch.tensor([-0.7, 0.4])
    return step


def largest_z(step, model: BeliefNet, x: Tensor, centred: Tensor, exact: Tensor) -> tuple[float, float]:
    """Largest |mean - exact| in standard errors, and the largest standard error as a share of the largest entry."""
    groups, copies = 400, 500
    tiled, tiled_centred = x.repeat(copies, 1), centred.repeat(copies, 1)
    estimates = []
    for _ in range(groups):
        step.gradient(tiled, tiled_centred)
        estimates.append(flat_gradient(model))
    draws = torch.stack(estimates)
    error = draws.std(0) / math.sqrt(groups)
    return ((draws.mean(0) - exact).abs() / error).max().item(), (error.max() / exact.abs().max()).item()


def tuning_error(model: BeliefNet, x: Tensor, centred: Tensor) -> float:
    """The learned step's gradients of the squared encoder gradient, against central differences with the same noise."""
    step = tuned_step(model)
    parameters = (step.log_temperature, step.free_etas)
    for parameter in parameters:
        parameter.data = parameter.data.double()

    def squared_gradient() -> float:
        torch.manual_seed(11)
        step.gradient(x, centred)
        return sum(p.grad.square().sum().item() for p in model.encoder.parameters())

    squared_gradient()
    analytic = torch.cat([p.grad.flatten() for p in parameters])
    numeric, width = [], 1e-5
    for parameter in parameters:
        entries = parameter.data.view(-1)
        for i in range(len(entries)):
            original = entries[i].item()
            entries[i] = original + width
            above = squared_gradient()
            entries[i] = original - width
            below = squared_gradient()
            entries[i] = original
            numeric.append((above - below) / (2 * width))
    return ((analytic - torch.tensor(numeric, dtype=torch.double)).abs().max() / analytic.abs().max()).item()


def check() -> bool:
    """False if an unbiased step is seen as biased, or the planted fault is not."""
    model, x = small_problem()
    centred = x - x.mean(0)
    exact = exact_gradient(model, x, centred)
    steps = {
        "score-function": ScoreFunctionStep(model),
        "rebar-fixed": RebarStep(model, temperature=0.4),
        "rebar-learned": tuned_step(model),
        "ram": RamStep(model),
        "planted fault": BiasedRebarStep(model, temperature=0.4),
    }
    passed = True
    for name, step in steps.items():
        z, error = largest_z(step, model, x, centred, exact)
        ok = (z < 5) == (name != "planted fault") and error < 0.01
        passed &= ok
        print(json.dumps({"check": name, "largest_z": round(z, 2), "relative_error": round(error, 5), "ok": ok}))
    error = tuning_error(model, x, centred)
    print(json.dumps({"check": "tuning gradients", "relative_error": error, "ok": error < 1e-6}))
    return passed and error < 1e-6


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Times training steps in PyTorch; a JSON line each.")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--batch", type=int, nargs="+", default=[24, 100])
    parser.add_argument("--step", nargs="+", choices=sorted(STEPS), help="default: all")
    parser.add_argument("--blocks", type=int, default=9, help="timed blocks of steps; the median is over them")
    parser.add_argument("--data", type=Path, help="a folder with binarised MNIST; default: synthetic images")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--check", action="store_true", help="verify the gradients instead of timing them")
    return parser.parse_args()


if __name__ == "__main__":
    arguments = parse()
    if arguments.check:
        raise SystemExit(0 if check() else 1)
    measure(arguments)
