"""A headless Chromium with the pages that chipcmp writes; `make test-browser` runs these tests.

They are not among what `make test` runs, which needs no browser; called for, they never skip.
"""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

import chipcmp

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
MANY = ("H100", "H200", "H800", "A100", "A800", "H20", "910B", "910C")
PHONE, DESK = 360, 1200


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser as the tests use it: pages by name, at a width, light or dark, with script or not.

    Scripts of these tests run even where the page's may not.
    """

    driver: Chrome
    pages: Mapping[str, Path]
    pictures: Path

    def open(
        self, page: str, *, width: int = DESK, scheme: str = "light", script: str = "on"
    ) -> None:
        """Open a page anew; what the browser said before is forgotten."""
        self.ask("Emulation.setScriptExecutionDisabled", value=script == "off")
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=900,
            deviceScaleFactor=1,
            mobile=width == PHONE,
        )
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.ask("Emulation.setEmulatedMedia", features=features)
        self.driver.get("about:blank")
        self.log("browser")
        self.log("performance")
        self.driver.get(self.pages[page].as_uri())

    def ask(self, command: str, **arguments: object) -> Any:  # noqa: ANN401 - JSON of any kind
        """Ask the browser by its own protocol."""
        return self.driver.execute_cdp_cmd(command, arguments)

    def log(self, kind: str) -> list[dict[str, Any]]:
        """What the browser has noted since it was last asked."""
        noted: list[dict[str, Any]] = self.driver.get_log(kind)  # type: ignore[no-untyped-call]
        return noted

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401 - JSON of any kind
        """Run a function's body in the page, and take what it returns."""
        return self.driver.execute_script(script, *arguments)

    def press(self, key: str, *, times: int = 1) -> None:
        """Press a key, as a person does."""
        codes = {"Tab": 9, "Enter": 13, "Escape": 27}
        text = {"Enter": "\r"}.get(key, "")
        for _ in range(times):
            for type_ in ("keyDown", "keyUp"):
                self.ask(
                    "Input.dispatchKeyEvent",
                    type=type_,
                    key=key,
                    code=key,
                    windowsVirtualKeyCode=codes[key],
                    text=text if type_ == "keyDown" else "",
                )

    def said(self) -> list[str]:
        """What the console holds: errors, refusals of the page's policy."""
        return [entry["message"] for entry in self.log("browser")]

    def requested(self) -> list[str]:
        """Every address that was asked for, but those inside the page."""
        events = (json.loads(entry["message"])["message"] for entry in
                  self.log("performance"))  # fmt: skip
        addresses = [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]
        return [each for each in addresses if not each.startswith(("data:", "about:"))]

    def picture(self, name: str) -> Path:
        """A picture of the whole page, kept in build/browser/ for people to look at."""
        path = self.pictures / f"{name}.png"
        self.driver.save_screenshot(str(path))
        return path


def program(names: Sequence[str], package: str) -> str:
    """The path of a program; a sentence that says what to install where it is missing."""
    for name in names:
        path = shutil.which(name)
        if path:
            return path
    pytest.fail(f"no {names[0]} to test in; install Debian's package {package}.", pytrace=False)


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """The browser, with a profile of its own."""
    options = ChromeOptions()
    options.binary_location = program(("chromium", "chromium-browser"), "chromium")
    profile = tmp_path_factory.mktemp("profile")
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = Service(program(("chromedriver",), "chromium-driver"))
    with Chrome(options=options, service=service) as running:
        yield running


@pytest.fixture(scope="session")
def pages(
    tmp_path_factory: pytest.TempPathFactory, hostile: chipcmp.Comparison
) -> Mapping[str, Path]:
    """The pages by name: three chips, eight chips in all rows, a hostile sheet."""
    catalog = chipcmp.load()
    comparisons = {
        "three": catalog.compare("H100", "H20", "910B"),
        "many": catalog.compare(*MANY, metrics="all"),
        "hostile": hostile,
    }
    folder = tmp_path_factory.mktemp("pages")
    paths = {}
    for name, comparison in comparisons.items():
        paths[name] = folder / f"{name}.html"
        paths[name].write_text(comparison.export("html"), encoding="utf-8")
    return paths


@pytest.fixture(scope="session")
def browser(driver: Chrome, pages: Mapping[str, Path], root: Path) -> Browser:
    """The browser with its pages."""
    pictures = root / "build" / "browser"
    pictures.mkdir(parents=True, exist_ok=True)
    return Browser(driver, pages, pictures)
