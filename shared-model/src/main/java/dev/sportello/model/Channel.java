package dev.sportello.model;

/// The way by which a shopper and the shop talk in one ticket.
public enum Channel {
    WEB_CHAT,
    SMS
}
