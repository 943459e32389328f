package dev.sportello.desktop.customer;

import dev.sportello.model.VisibleText;
import java.util.Locale;
import java.util.regex.Pattern;

/// The name of the file in which a customer's data are kept: letters and digits, as every system takes them.
final class ExportName {
    private static final int LONGEST = 60;

    /// What Windows keeps for devices, whatever ends the name has; three of its digits are raised ones.
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|(?:com|lpt)[0-9¹²³]");

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    static String of(String customer) {
        var words = BETWEEN.matcher(customer.toLowerCase(Locale.ROOT)).replaceAll("-");
        var name = VisibleText.cut(words.replaceFirst("^-", ""), LONGEST).replaceFirst("-$", "");
        var isDevice = DEVICE.matcher(name).matches();
        return (name.isEmpty() ? "customer" : isDevice ? "customer-" + name : name) + ".json";
    }

    private ExportName() {}
}
