package dev.sportello.desktop.customer;

import dev.sportello.model.VisibleText;
import java.util.Locale;
import java.util.regex.Pattern;

/// The name of the file in which a customer's data are kept: letters and digits, as every system takes them.
final class ExportName {
    private static final int LONGEST = 60;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    static String of(String customer) {
        var words = BETWEEN.matcher(customer.toLowerCase(Locale.ROOT)).replaceAll("-");
        var name = VisibleText.cut(words.replaceFirst("^-", ""), LONGEST).replaceFirst("-$", "");
        return (name.isEmpty() ? "customer" : name) + ".json";
    }

    private ExportName() {}
}
