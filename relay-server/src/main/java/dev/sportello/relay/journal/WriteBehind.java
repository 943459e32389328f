package dev.sportello.relay.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What is known of the rows of a projection: all that is newer than the table, and of the rest what was used lately.
/// What is not found here stands in the table as it is. Thread-safe.
public final class WriteBehind<K, V> {
    private static final int MOST = 20_000;

    private final Map<K, V> changed = new HashMap<>();
    private final Map<K, V> taken = new HashMap<>();
    private final Map<K, V> clean = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    };

    public synchronized @Nullable V find(K key) {
        var found = changed.get(key);
        if (found == null) {
            found = taken.get(key);
        }
        return found != null ? found : clean.get(key);
    }

    /// Keeps a new value until it is written.
    public synchronized void put(K key, V value) {
        changed.put(key, value);
    }

    /// Remembers what was read from the table.
    public synchronized void read(K key, V value) {
        clean.put(key, value);
    }

    /// The keys whose newest value is not in the table.
    public synchronized List<K> unwritten() {
        var keys = new ArrayList<>(changed.keySet());
        taken.keySet().stream().filter(key -> !changed.containsKey(key)).forEach(keys::add);
        return keys;
    }

    /// Puts what has changed aside to be written. What could not be written last time is part of it.
    public synchronized void take() {
        taken.putAll(changed);
        changed.clear();
    }

    /// What was taken.
    public synchronized Map<K, V> taken() {
        return Map.copyOf(taken);
    }

    /// What was taken is in the table.
    public synchronized void written() {
        clean.putAll(taken);
        taken.clear();
    }

    /// Forgets rows that are no more, also those that wait to be written.
    public synchronized void forget(Predicate<K> which) {
        changed.keySet().removeIf(which);
        taken.keySet().removeIf(which);
        clean.keySet().removeIf(which);
    }

    /// Forgets rows by what they say.
    public synchronized void forgetValues(Predicate<V> which) {
        changed.values().removeIf(which);
        taken.values().removeIf(which);
        clean.values().removeIf(which);
    }

    /// Forgets everything.
    public synchronized void clear() {
        changed.clear();
        taken.clear();
        clean.clear();
    }
}
