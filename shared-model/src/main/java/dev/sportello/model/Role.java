package dev.sportello.model;

/// What an agent may do. An admin may do all that an agent may.
public enum Role {
    AGENT,
    ADMIN
}
