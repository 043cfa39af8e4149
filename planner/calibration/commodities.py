"""Which shelf of the skill catalogue a class of technology (UNSPSC commodity, as O*NET names it) belongs on."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

OTHER: Final = "other-tools"
"""The shelf of whatever is not named here."""

_SHELVES: Final = {
    "programming": (
        *("Object or component oriented development software", "Development environment software"),
        *("Compiler and decompiler software", "Program testing software", "File versioning software"),
        *("Requirements analysis and system architecture software", "Graphical user interface development software"),
        "Device drivers or system software",
    ),
    "web": (
        *("Web platform development software", "Web page creation and editing software", "Portal server software"),
        *("Application server software", "Internet browser software", "Platform interconnectivity software"),
    ),
    "databases": (
        *("Data base management system software", "Data base user interface and query software"),
        *("Object oriented data base management software", "Metadata management software", "Filesystem software"),
        *("Data base reporting software", "Information retrieval or search software", "Data conversion software"),
    ),
    "analytics": (
        *("Business intelligence and data analysis software", "Analytical or scientific software"),
        *("Data mining software", "Spreadsheet software", "Expert system software", "Geographic information system"),
        "Map creation software",
    ),
    "cloud": (
        *("Cloud-based management software", "Configuration management software", "Operating system software"),
        *("Enterprise system management software", "Clustering software", "Storage networking software"),
        *("Cloud-based data access and sharing software", "Transaction server software", "Administration software"),
        *("Enterprise application integration software", "Backup or archival software"),
        "Software defined networking/ virtualization software",
    ),
    "security-networks": (
        *("Transaction security and virus protection software", "Network monitoring software"),
        *("Network security and virtual private network VPN equipment software", "Authentication server software"),
        *("Network security or virtual private network VPN management software", "Switch or router software"),
        *("Cloud-based protection or security software", "Internet directory services software", "LAN software"),
        *("Communications server software", "Access software", "Gateway software", "Wireless software"),
        *("Internet protocol IP multimedia subsystem software", "Network connectivity terminal emulation software"),
        *("Network operating system enhancement software", "WAN switching software and firmware"),
    ),
    "design-hardware": (
        *("Computer aided design CAD software", "Graphics or photo imaging software", "Industrial control software"),
        *("Video creation and editing software", "Computer aided manufacturing CAM software"),
        *("Pattern design software", "Computer imaging software", "Music or sound editing software"),
    ),
    "business-tools": (
        *("Enterprise resource planning ERP software", "Customer relationship management CRM software"),
        *("Project management software", "Document management software", "Office suite software"),
        *("Presentation software", "Word processing software", "Electronic mail software", "Accounting software"),
        *("Process mapping and design software", "Content workflow software", "Video conferencing software"),
        *("Desktop communications software", "Desktop publishing software", "Human resources software"),
        *("Financial analysis software", "Sales and marketing software", "Instant messaging software"),
        *("Helpdesk or call center software", "Network conferencing software", "Calendar and scheduling software"),
        *("Compliance software", "Time accounting software", "Risk management data and analysis software"),
        *("Medical software", "Computer based training software", "Multi-media educational software"),
    ),
}

SHELF_OF: Final[Mapping[str, str]] = MappingProxyType(
    {commodity: shelf for shelf, commodities in _SHELVES.items() for commodity in commodities}
)
"""Shelf by commodity."""
