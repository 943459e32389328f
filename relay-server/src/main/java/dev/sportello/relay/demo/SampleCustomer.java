package dev.sportello.relay.demo;

import java.text.Normalizer;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// One customer in the sample shop's own books. The first [#MOST_THAT_SIGN_IN] of them can sign in to the shop's page.
///
/// @param phonePrefix the number's first digits
record SampleCustomer(
        String customerId,
        String name,
        String email,
        String place,
        ZoneId zone,
        String language,
        String phonePrefix,
        Map<String, String> properties) {
    static final int MOST_THAT_SIGN_IN = 10;

    static List<SampleCustomer> all() {
        var lines = SampleTexts.lines("shoppers.txt");
        return IntStream.range(0, lines.size())
                .mapToObj(number -> of(number + 1, lines.get(number).split("\\|", -1)))
                .toList();
    }

    private static SampleCustomer of(int number, String[] parts) {
        return new SampleCustomer(
                String.valueOf(1000 + number),
                parts[0],
                email(parts[0], number),
                parts[1],
                ZoneId.of(parts[2]),
                parts[3],
                parts[4],
                properties(parts[5]));
    }

    private static String email(String name, int number) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z ]", "")
                .toLowerCase(Locale.ROOT)
                .split(" ");
        var local = plain.length < 2 ? "shopper" + number : plain[0] + "." + plain[plain.length - 1];
        return local + "@example.com";
    }

    private static Map<String, String> properties(String text) {
        var properties = new LinkedHashMap<String, String>();
        for (var property : text.split("; ")) {
            var equals = property.indexOf('=');
            if (equals > 0) {
                properties.put(property.substring(0, equals), property.substring(equals + 1));
            }
        }
        return properties;
    }
}
