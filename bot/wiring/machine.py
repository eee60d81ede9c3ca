"""What this machine knows of whoever sits at it."""

from bot.reminders.clock import UnknownZoneError, zone_called


def machine_zone() -> str | None:
    """The time zone (an IANA name) that this machine is set to; None where it does not say."""
    from tzlocal import get_localzone_name  # noqa: PLC0415 - only a terminal needs it

    try:
        name = get_localzone_name()
        zone_called(name)
    # It reads whatever files and variables this machine has, and says in many ways what is wrong.
    except (LookupError, ValueError, OSError, UnknownZoneError):
        return None
    return name
