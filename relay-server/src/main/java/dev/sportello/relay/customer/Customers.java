package dev.sportello.relay.customer;

/// What is known of shoppers. Immutable and thread-safe.
public record Customers(Profiles profiles, Events events) {}
