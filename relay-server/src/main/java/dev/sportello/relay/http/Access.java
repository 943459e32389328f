package dev.sportello.relay.http;

import io.javalin.security.RouteRole;

/// Who may use a route. Stands beside each path in the route table; a route without one is closed.
public enum Access implements RouteRole {
    /// Anybody, from anywhere.
    ANYBODY,
    /// A page of an allowed origin.
    SHOP_PAGE,
    /// A signed-in shopper on a page of the origin to which the session is bound.
    SHOPPER,
    /// A signed-in agent.
    AGENT,
    /// A signed-in agent who is an admin.
    ADMIN,
    /// A system of the shop whose key may tell of customers.
    INGEST,
    /// A system of the shop whose key may read what is known of customers.
    READ,
    /// A system of the shop whose key may erase customers.
    ERASE
}
