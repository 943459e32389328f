package dev.sportello.relay.customer;

/// What an order is summed up from.
enum Amount {
    SUBTOTAL("subtotal"),
    DISCOUNTS("discounts"),
    SHIPPING("shipping"),
    TAX("tax"),
    TOTAL("total");

    private final String key;

    Amount(String key) {
        this.key = key;
    }

    /// As it stands in the database.
    String key() {
        return key;
    }
}
