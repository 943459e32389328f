package dev.sportello.relay.demo;

import java.math.BigDecimal;
import java.util.List;

/// One thing that the sample shop sells.
///
/// @param kind `linen`, `ceramic` or `leather`
/// @param italian with its article
record Goods(String kind, String english, String italian, BigDecimal price) {

    static List<Goods> all() {
        return SampleTexts.lines("products.txt").stream()
                .map(line -> line.split("\\|"))
                .map(parts -> new Goods(parts[0], parts[1], parts[2], new BigDecimal(parts[3])))
                .toList();
    }

    String in(String language) {
        return language.equals("it") ? italian : english;
    }
}
