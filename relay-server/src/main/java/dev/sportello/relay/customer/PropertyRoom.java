package dev.sportello.relay.customer;

import java.util.Map;

/// How much room the properties of one profile still have: what does not fit any more is left out. For one thread.
final class PropertyRoom {
    private static final int MOST = 200;

    /// In UTF-16 units, of all names and values together.
    private static final int LONGEST = 40_000;

    private int count;
    private int length;

    static PropertyRoom of(Map<String, Told<String>> facts) {
        var room = new PropertyRoom();
        facts.forEach((key, told) -> {
            if (key.startsWith(NamedFacts.PROPERTY) && !told.value().isEmpty()) {
                room.count++;
                room.length += key.length()
                        - NamedFacts.PROPERTY.length()
                        + told.value().length();
            }
        });
        return room;
    }

    boolean fits(String name, String value) {
        return count < MOST && length + name.length() + value.length() <= LONGEST;
    }

    /// Takes the room, if there is any.
    boolean take(String name, String value) {
        if (!fits(name, value)) {
            return false;
        }
        count++;
        length += name.length() + value.length();
        return true;
    }
}
