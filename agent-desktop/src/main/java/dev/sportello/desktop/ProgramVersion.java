package dev.sportello.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A version of a program, as far as it says which is newer: the numbers of Semantic Versioning 2.0. What is not
/// finished yet counts as what it will be.
record ProgramVersion(List<Integer> numbers) implements Comparable<ProgramVersion> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6}){0,3})(?:[-+].{0,60})?");

    ProgramVersion {
        numbers = List.copyOf(numbers);
    }

    /// @return null where it is none
    static @Nullable ProgramVersion parse(@Nullable String text) {
        var found = FORM.matcher(text == null ? "" : text);
        if (!found.matches()) {
            return null;
        }
        var numbers = new ArrayList<Integer>();
        for (var number : found.group(1).split("\\.")) {
            numbers.add(Integer.parseInt(number));
        }
        return new ProgramVersion(numbers);
    }

    @Override
    public int compareTo(ProgramVersion other) {
        for (var place = 0; place < Math.max(numbers.size(), other.numbers.size()); place++) {
            var difference = Integer.compare(at(place), other.at(place));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private int at(int place) {
        return place < numbers.size() ? numbers.get(place) : 0;
    }

    @Override
    public String toString() {
        return String.join(".", numbers.stream().map(String::valueOf).toList());
    }
}
