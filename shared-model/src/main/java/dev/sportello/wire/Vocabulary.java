package dev.sportello.wire;

import dev.sportello.model.Account;
import dev.sportello.model.Entry;
import dev.sportello.model.Profile;
import dev.sportello.model.Ticket;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// All that this program can read of the journal: kinds, words, and the fields of each record. Who keeps what a relay
/// told compares by it whether an older program, which read less, kept it.
public final class Vocabulary {

    /// The same for the same kinds, words and fields, whatever else of the program changed.
    public static String fingerprint() {
        var records = new TreeMap<String, Set<String>>();
        for (var root : List.of(Entry.class, Ticket.class, Account.class, Profile.class)) {
            collect(root, records);
        }
        Names.KINDS.forEach(kinds -> records.put(
                kinds.root().getName(), new TreeSet<>(kinds.classes().keySet())));
        Names.CONSTANTS.forEach(words -> records.put(
                words.root().getName(), new TreeSet<>(words.constants().keySet())));
        return digest(records.toString());
    }

    private static void collect(Class<?> type, TreeMap<String, Set<String>> records) {
        if (!type.getName().startsWith("dev.sportello.") || records.containsKey(type.getName())) {
            return;
        }
        var fields = new TreeSet<String>();
        records.put(type.getName(), fields);
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(kind -> collect(kind, records));
        }
        if (type.isRecord()) {
            for (var field : type.getRecordComponents()) {
                fields.add(field.getName());
                collect(field.getGenericType(), records);
            }
        }
    }

    private static void collect(Type type, TreeMap<String, Set<String>> records) {
        switch (type) {
            case Class<?> plain -> collect(plain, records);
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> collect(argument, records));
            default -> {}
        }
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private Vocabulary() {}
}
