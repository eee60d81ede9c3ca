"""Buttons as Telegram shows them."""

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.presentation.outgoing import Button, Outgoing


def keyboard_of(outgoing: Outgoing) -> InlineKeyboardMarkup | None:
    """The buttons below a message, if it has any."""
    if not outgoing.buttons:
        return None
    return InlineKeyboardMarkup([[_key(button) for button in row] for row in outgoing.buttons])


def _key(button: Button) -> InlineKeyboardButton:
    if button.copy is not None:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copy))
    return InlineKeyboardButton(button.label, callback_data=button.data)
