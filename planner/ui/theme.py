"""Light and dark: the palette of the whole program and the one style sheet made from it."""

from string import Template
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from planner.base.settings import Settings
from planner.charts.palette import DARK, LIGHT, Palette, blend

CHOICES: Final = ("system", "light", "dark")
REDUCED_MOTION: Final = "reduced_motion"
_SETTING: Final = "theme"
_BODY_PX: Final = 13
_MIDDLE: Final = 128


class Theme(QObject):
    """Keeps the application in the colours of the system, or in those the user prefers.

    It begins with what Fusion takes the system for and asks the system in ``follow_system``, because only
    loading Qt's enumerations would cost a tenth of a second before the first paint. ``changed`` carries the new
    ``Palette`` after the application has it, and asks windows to take the new ``sheet``; ``motion_changed`` tells that
    the user asks for stillness, or no more.
    """

    changed = Signal(object)
    motion_changed = Signal()

    def __init__(self, settings: Settings, application: QApplication) -> None:
        super().__init__(application)
        self._settings = settings
        self._application = application
        self._hints = application.styleHints()
        # An empty palette is the system's. To ask the style for it would load all enumerations of the style.
        application.setPalette(QPalette())
        self._is_system_dark = application.palette().window().color().lightness() < _MIDDLE
        application.setFont(_body_font())
        self._is_following = False
        self._palette: Palette | None = None
        self._apply()

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        is_dark = self._is_system_dark if self.choice == "system" else self.choice == "dark"
        return DARK if is_dark else LIGHT

    @property
    def sheet(self) -> str:
        """The style sheet for a window and all that opens from it, in the colours in use.

        It must not be the application's: Qt would work that one out anew, for a whole branch of widgets, each time one
        of them is put into another, and building a page would take twice as long.
        """
        return style_sheet(self.palette, QFontInfo(self._application.font()).pixelSize())

    @property
    def choice(self) -> str:
        """``system``, ``light`` or ``dark``, as the user set it."""
        choice = self._settings.get(_SETTING, "system")
        return choice if isinstance(choice, str) and choice in CHOICES else "system"

    def choose(self, choice: str) -> None:
        """Follow the system, or be light or dark whatever it says. Raises ``ValueError`` for anything else."""
        if choice not in CHOICES:
            raise ValueError(f"{choice} is not one of {CHOICES}")
        self._settings.set(_SETTING, choice)
        if self._is_following:
            self._ask_system()
        self._apply()

    @property
    def is_still(self) -> bool:
        """Whether the user asks that nothing moves by itself; what the system asks for is not known here."""
        return self._settings.get(REDUCED_MOTION, False) is True

    def reduce_motion(self, *, is_still: bool) -> None:
        """Remember whether things may move by themselves."""
        self._settings.set(REDUCED_MOTION, value=is_still)
        self.motion_changed.emit()

    def follow_system(self) -> None:
        """From now on go with the system's colour scheme whenever it changes."""
        if not self._is_following:
            self._is_following = True
            self._hints.colorSchemeChanged.connect(self._follow)
            self._ask_system()

    def _ask_system(self) -> None:
        from PySide6.QtCore import Qt

        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        # Where the platform can, title bars and native dialogs go with the choice; where it cannot, nothing happens.
        self._hints.setColorScheme(schemes.get(self.choice, Qt.ColorScheme.Unknown))
        self._follow()

    def _follow(self) -> None:
        from PySide6.QtCore import Qt

        if self.choice == "system":
            self._is_system_dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
            self._apply()

    def _apply(self) -> None:
        palette = self.palette
        if palette is self._palette:
            return
        self._palette = palette
        self._application.setPalette(fusion_palette(palette))
        self.changed.emit(palette)


def fusion_palette(colours: Palette) -> QPalette:
    """The colours as roles of Qt, for everything that the style sheet does not name."""
    role = QPalette.ColorRole
    roles = {
        role.Window: colours.background,
        role.WindowText: colours.ink,
        role.Base: colours.panel,
        role.AlternateBase: colours.background,
        role.Text: colours.ink,
        role.PlaceholderText: colours.muted,
        role.Button: colours.panel,
        role.ButtonText: colours.ink,
        role.BrightText: colours.attention,
        role.ToolTipBase: colours.panel,
        role.ToolTipText: colours.ink,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.panel,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
    }
    palette = QPalette(QColor(colours.panel), QColor(colours.background))
    for each, colour in roles.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(blend(colours.muted, colours.panel, 0.6)))
    return palette


def style_sheet(colours: Palette, body_px: int) -> str:
    """The style sheet of every window for body type of so many pixels; other sizes keep their ratio to it."""
    sizes = {"title_px": round(body_px * 20 / 13), "answer_px": round(body_px * 26 / 13), "small_px": body_px - 1}
    tokens = {name: getattr(colours, name) for name in Palette.__dataclass_fields__}
    warning = blend(colours.attention, colours.panel, 0.12)
    hover = blend(colours.ink, colours.panel, 0.05)
    return _SHEET.substitute(tokens, **sizes, strong_px=body_px + 1, warning=warning, hover=hover)


def _body_font() -> QFont:
    """The platform's own font, never below 13 px, with figures of equal width."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPixelSize(max(_BODY_PX, QFontInfo(font).pixelSize()))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


_SHEET: Final = Template("""
QMainWindow, QDialog { background: $background; }
QLabel { background: transparent; }
QLabel[kind="title"] { font-size: ${title_px}px; font-weight: 600; }
QLabel[kind="answer"] { font-size: ${answer_px}px; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="empty"] { color: $muted; qproperty-alignment: AlignCenter; }
QLabel[kind="small"] { color: $muted; font-size: ${small_px}px; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="attention"] { color: $attention; }
QLabel[tone="quiet"] { color: $muted; }
QLabel[kind="grade"] { color: $muted; font-size: ${small_px}px; border: 1px solid $line; border-radius: 4px;
    padding: 0 4px; }

QMenuBar { background: $panel; color: $muted; border-bottom: 1px solid $line; padding: 2px 4px; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: $accent_ground; color: $accent; }
QMenu { background: $panel; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_ground; color: $accent; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 6px; }
QStatusBar { background: $panel; color: $muted; border-top: 1px solid $line; }
QStatusBar::item { border: 0; }
QStatusBar QLabel { color: $muted; font-size: ${small_px}px; padding: 0 6px; }
QToolTip { background: $panel; color: $ink; border: 1px solid $line; padding: 4px 6px; }

QFrame[kind="sidebar"] { background: $panel; border: 0; border-right: 1px solid $line; }
QFrame[kind="sidebar"] QLabel[kind="strong"] { font-size: ${strong_px}px; }
QFrame[kind="inspector"] { background: $panel; border: 0; border-left: 1px solid $line; }
QFrame[kind="inspector"] QScrollArea, QFrame[kind="inspector"] QScrollArea > QWidget > QWidget { background: $panel; }
QFrame[kind="card"] { background: $panel; border: 1px solid $line; border-radius: 10px; }
QFrame[kind="row"] { border: 0; border-bottom: 1px solid $line; }
QFrame[kind="chart"] { background: $panel; border: 1px solid transparent; border-radius: 8px; }
QFrame[kind="chart"]:focus { border-color: $accent; }
QFrame[kind="message"] { background: $accent_ground; border: 0; border-bottom: 1px solid $line; }
QFrame[kind="message"][tone="error"] { background: $warning; }
QFrame[kind="message"][tone="error"] QLabel { color: $attention; }
QScrollArea { border: 0; background: transparent; }
QSplitter::handle { background: transparent; }

QPushButton { background: $panel; color: $ink; border: 1px solid $line; border-radius: 6px; padding: 6px 12px;
    min-height: 16px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $accent_ground; }
QPushButton:focus { border-color: $accent; outline: none; }
QPushButton:checked { background: $accent_ground; color: $accent; }
QPushButton:disabled { color: $muted; }
QPushButton[kind="primary"] { background: $accent; color: $panel; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; padding: 5px 11px; }
QPushButton[kind="link"] { background: transparent; color: $accent; border: 1px solid transparent; padding: 4px 6px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"][tone="good"] { color: $good; }
QPushButton[kind="link"][tone="attention"] { color: $attention; }
QPushButton[kind="link"][tone="quiet"] { color: $muted; }
QFrame[kind="row"] QPushButton[kind="link"] { padding: 0 4px; min-height: 0; }
QPushButton[kind="link"]:focus { border-color: $accent; }
QStatusBar QPushButton[kind="link"] { padding: 0 6px; min-height: 0; font-size: ${small_px}px; }
QStatusBar QPushButton[kind="link"]:disabled { color: $muted; }
QPushButton[kind="heading"] { background: transparent; border: 1px solid transparent; border-radius: 6px;
    padding: 4px 2px; font-weight: 600; text-align: left; }
QPushButton[kind="heading"]:hover { background: $hover; }
QPushButton[kind="heading"]:focus { border-color: $accent; }
QFrame[kind="effect"] { border: 1px solid transparent; border-radius: 6px; }
QFrame[kind="effect"]:hover { background: $hover; }
QFrame[kind="effect"]:focus { border-color: $accent; }
QPushButton[kind="page"] { background: transparent; border: 1px solid transparent; border-radius: 6px;
    padding: 8px 8px; min-height: 18px; text-align: left; }
QPushButton[kind="page"]:hover { background: $hover; }
QPushButton[kind="page"]:checked { background: $accent_ground; color: $accent; font-weight: 600; }
QPushButton[kind="page"]:focus { border-color: $accent; }

QPushButton[kind="segment"] { background: $panel; color: $muted; border: 1px solid $line; border-left-width: 0;
    border-radius: 0; padding: 6px 10px; }
QPushButton[kind="segment"][end="left"] { border-left-width: 1px; border-top-left-radius: 6px;
    border-bottom-left-radius: 6px; }
QPushButton[kind="segment"][end="right"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px; }
QPushButton[kind="segment"][end="both"] { border-left-width: 1px; border-radius: 6px; }
QPushButton[kind="segment"]:hover { color: $ink; }
QPushButton[kind="segment"]:checked { background: $accent_ground; color: $accent; font-weight: 600; }
QPushButton[kind="segment"]:disabled { color: $line; }
QPushButton[kind="segment"]:focus { border: 1px solid $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, ChoiceBox, QAbstractSpinBox { background: $panel; color: $ink;
    border: 1px solid $line; border-radius: 6px; padding: 4px 8px; selection-background-color: $accent;
    selection-color: $panel; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, ChoiceBox:focus, QAbstractSpinBox:focus {
    border-color: $accent; }
ChoiceBox { combobox-popup: 0; }
ChoiceBox::drop-down { border: 0; width: 18px; }
ChoiceBox::down-arrow { image: none; }
ChoiceBox QAbstractItemView { background: $panel; border: 1px solid $line; padding: 4px; outline: 0;
    selection-background-color: $accent_ground; selection-color: $accent; }
ChoiceBox QAbstractItemView::item { padding: 4px 8px; border-radius: 4px; }
ChoiceBox QAbstractItemView::item:selected { background: $accent_ground; color: $accent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; background: transparent; width: 16px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: 0; border-radius: 0; padding: 0 4px; }
QTableView { background: $panel; border: 0; gridline-color: $line; selection-background-color: $accent_ground;
    selection-color: $ink; }
QTableView::item { padding: 4px 8px; border-bottom: 1px solid $line; }
RecordView { outline: 0; }
QTableView::item:selected { background: $accent_ground; color: $ink; }
QTableView::item:focus { background: $accent_ground; color: $ink; border: 1px solid $accent; border-radius: 3px;
    padding: 3px 7px; }
QTableView QLineEdit, QTableView ChoiceBox { border-radius: 0; padding: 0 8px; border-color: $accent; }
QListWidget, QTreeWidget { background: $panel; border: 1px solid $line; border-radius: 6px; padding: 4px; outline: 0; }
QListWidget:focus, QTreeWidget:focus { border-color: $accent; }
QTreeWidget::item { padding: 3px 2px; }
QCheckBox::indicator:unchecked, QTreeWidget::indicator:unchecked { background: $panel; border: 1px solid $muted;
    border-radius: 3px; width: 11px; height: 11px; }
QTreeWidget::item:selected { background: $accent_ground; color: $ink; }
QProgressBar { background: $panel; border: 1px solid $line; border-radius: 6px; min-height: 28px; max-height: 28px; }
QProgressBar::chunk { background: $accent; border-radius: 5px; }
QListWidget::item { padding: 6px 8px; border-radius: 4px; color: $ink; }
QListWidget::item:selected { background: $accent_ground; color: $accent; }
QHeaderView { background: $panel; border: 0; }
QHeaderView::section { background: $panel; color: $muted; border: 0; border-bottom: 1px solid $line;
    padding: 4px 11px; }
QTableView[kind="plans"] QHeaderView::section { padding-left: 2px; }
QTableCornerButton::section { background: $panel; border: 0; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $line; border-radius: 3px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")
