package dev.sportello.relay.demo;

import java.math.BigDecimal;

/// What lies on the bench of the sample shop's page, where each has the same name and price.
enum Article {
    SHIRT("Linen shirt Riva", "64.00"),
    JUG("Jug Fonte", "48.00"),
    BOARD("Board Ulivo", "39.00"),
    APRON("Apron Sera", "42.00"),
    LAMP("Lamp Luna", "89.00"),
    BASKET("Basket Mercato", "55.00");

    private final String title;
    private final BigDecimal price;

    Article(String title, String price) {
        this.title = title;
        this.price = new BigDecimal(price);
    }

    String title() {
        return title;
    }

    /// In euros.
    BigDecimal price() {
        return price;
    }
}
