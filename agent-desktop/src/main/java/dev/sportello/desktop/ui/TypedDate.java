package dev.sportello.desktop.ui;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A date as people type it: `24/12/2026`, `24.12.`, `24 dic`, `December 24th`, `Thu 24 Dec 26`, `2026-12-24`.
///
/// Where the figures can mean two dates, the language's order decides; where they can mean only one, it does not
/// matter.
///
/// @param year null where none was typed
record TypedDate(MonthDay dayOfYear, @Nullable Integer year) {
    private static final int THIS_CENTURY = 2_000;
    private static final int LONGEST = 40;
    private static final Pattern PARTS =
            Pattern.compile("(?<number>\\d++)(?:(?:st|nd|rd|th)(?!\\p{L})|°|º)?|(?<word>\\p{L}++)");
    private static final Pattern BETWEEN = Pattern.compile("[\\s.,/\\-–'’]*");

    /// @return null for what is no date
    static @Nullable TypedDate read(String typed, DateOrder order, DateWords names) {
        var text = typed.strip().toLowerCase(Locale.ROOT);
        if (text.length() > LONGEST) {
            return null;
        }
        var numbers = new ArrayList<String>();
        var words = new ArrayList<String>();
        var found = PARTS.matcher(text);
        var end = 0;
        while (found.find()) {
            if (!BETWEEN.matcher(text.substring(end, found.start())).matches()) {
                return null;
            }
            end = found.end();
            if (found.group("number") != null) {
                numbers.add(found.group("number"));
            } else {
                words.add(found.group("word"));
            }
        }
        return BETWEEN.matcher(text.substring(end)).matches() && words.stream().allMatch(names::knows)
                ? of(numbers, names.months(words), order)
                : null;
    }

    /// The whole date.
    ///
    /// @param today where no year was typed, the date is the next one from here on; null for no such date
    /// @return null where there is none, such as 29 February in a year that lacks it
    @Nullable
    LocalDate day(@Nullable LocalDate today) {
        if (year != null) {
            return dayOfYear.isValidYear(year) ? dayOfYear.atYear(year) : null;
        }
        if (today == null) {
            return null;
        }
        var next = today.getYear();
        while (!dayOfYear.isValidYear(next) || dayOfYear.atYear(next).isBefore(today)) {
            next++;
        }
        return dayOfYear.atYear(next);
    }

    private static @Nullable TypedDate of(List<String> numbers, List<Month> named, DateOrder order) {
        var first = numbers.isEmpty() ? "" : numbers.getFirst();
        var yearFirst = first.length() > 2;
        if (named.size() > 1) {
            return null;
        }
        if (named.size() == 1) {
            var month = named.getFirst().getValue();
            return switch (numbers.size()) {
                case 1 -> of(month, first, null);
                case 2 -> yearFirst ? of(month, numbers.getLast(), first) : of(month, first, numbers.getLast());
                default -> null;
            };
        }
        return switch (numbers.size()) {
            case 2 -> dayAndMonth(first, numbers.getLast(), null, order);
            case 3 ->
                yearFirst
                                || order == DateOrder.YEAR_MONTH_DAY
                                        && numbers.getLast().length() <= 2
                        ? of(number(numbers.get(1)), numbers.getLast(), first)
                        : dayAndMonth(first, numbers.get(1), numbers.getLast(), order);
            default -> null;
        };
    }

    private static @Nullable TypedDate dayAndMonth(
            String first, String second, @Nullable String year, DateOrder order) {
        var usual =
                order == DateOrder.DAY_MONTH_YEAR ? of(number(second), first, year) : of(number(first), second, year);
        if (usual != null) {
            return usual;
        }
        return order == DateOrder.DAY_MONTH_YEAR ? of(number(first), second, year) : of(number(second), first, year);
    }

    private static @Nullable TypedDate of(int month, String day, @Nullable String year) {
        try {
            return new TypedDate(MonthDay.of(month, number(day)), year == null ? null : year(year));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static int year(String typed) {
        return switch (typed.length()) {
            // Who types years short means this century.
            case 1, 2 -> THIS_CENTURY + number(typed);
            case 4 -> number(typed);
            default -> throw new DateTimeException("no year");
        };
    }

    private static int number(String digits) {
        return digits.length() > 4 ? -1 : Integer.parseInt(digits);
    }
}
