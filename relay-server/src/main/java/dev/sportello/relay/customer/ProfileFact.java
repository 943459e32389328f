package dev.sportello.relay.customer;

/// What a shop can tell of a shopper beside properties. The keys stand in the database: they are never changed.
enum ProfileFact {
    NAME("name"),
    EMAIL("email"),
    PHONE("phone"),
    PLACE("place"),
    ZONE("zone"),
    LANGUAGE("language"),
    CUSTOMER_SINCE("customer-since");

    private final String key;

    ProfileFact(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
