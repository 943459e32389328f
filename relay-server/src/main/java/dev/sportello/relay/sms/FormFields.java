package dev.sportello.relay.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The fields of a form as it came, in the order of their names; those without a value too. Immutable.
///
/// @param all names with their values, in the order in which they came
public record FormFields(SortedMap<String, List<String>> all) {
    private static final int MOST = 1_000;

    public FormFields {
        var copied = new TreeMap<String, List<String>>();
        all.forEach((name, values) -> copied.put(name, List.copyOf(values)));
        all = Collections.unmodifiableSortedMap(copied);
    }

    /// @param body of the type `application/x-www-form-urlencoded`
    /// @throws RefusedFrame `malformed`, `too-large`
    public static FormFields of(byte[] body) throws RefusedFrame {
        var all = new TreeMap<String, List<String>>();
        var text = new String(body, UTF_8);
        var fields = text.isEmpty() ? new String[0] : text.split("&", MOST + 1);
        if (fields.length > MOST) {
            throw new RefusedFrame(ErrorKind.TOO_LARGE);
        }
        for (var field : fields) {
            var equals = field.indexOf('=');
            var name = decoded(equals < 0 ? field : field.substring(0, equals));
            var value = equals < 0 ? "" : decoded(field.substring(equals + 1));
            if (!field.isEmpty()) {
                all.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return new FormFields(all);
    }

    private static String decoded(String text) throws RefusedFrame {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedFrame(ErrorKind.MALFORMED, "Send a form whose fields are percent-encoded.", null);
        }
    }

    /// The first value of a field; empty where there is none.
    public String get(String name) {
        var values = all.get(name);
        return values == null ? "" : values.getFirst();
    }

    /// As it is signed.
    String signed() {
        return GatewaySignature.joined(this);
    }
}
