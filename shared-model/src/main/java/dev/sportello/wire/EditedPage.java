package dev.sportello.wire;

import dev.sportello.model.SettingsPage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// An edited page of the settings whose editor may be older than some of its fields. Such a field is absent from what
/// the editor sends, as one that the admin has emptied is; so an editor names those that it has emptied, and the
/// others stay as they are. Lists are taken as they come, with all that is in them.
public final class EditedPage {
    private EditedPage() {}

    /// The fields that `before` has and `after` has not, as JSON pointers (RFC 6901).
    public static List<String> cleared(Codec codec, SettingsPage before, SettingsPage after) {
        var cleared = new ArrayList<String>();
        collect(codec.fields(before), codec.fields(after), "", cleared);
        return cleared;
    }

    private static void collect(Map<?, ?> before, Map<?, ?> after, String at, List<String> cleared) {
        before.forEach((field, was) -> {
            var pointer = pointer(at, field);
            var now = after.get(field);
            if (now == null) {
                cleared.add(pointer);
            } else if (was instanceof Map<?, ?> outer && now instanceof Map<?, ?> inner) {
                collect(outer, inner, pointer, cleared);
            }
        });
    }

    /// The edited page, with the fields of the page that stands which it neither has nor names as cleared.
    ///
    /// @param stands of the same kind as `edited`
    /// @param cleared what [#cleared] has named; what stands nowhere is ignored
    /// @throws RefusedFrame if the two together are no page
    public static SettingsPage complete(
            Codec codec, SettingsPage stands, SettingsPage edited, Collection<String> cleared) throws RefusedFrame {
        var whole = complete(codec.fields(stands), codec.fields(edited), "", Set.copyOf(cleared));
        return codec.request(codec.encode(whole), SettingsPage.class);
    }

    private static Map<Object, Object> complete(Map<?, ?> stands, Map<?, ?> edited, String at, Set<String> cleared) {
        var whole = new LinkedHashMap<Object, Object>(edited);
        stands.forEach((field, was) -> {
            var pointer = pointer(at, field);
            var now = edited.get(field);
            if (now == null && !cleared.contains(pointer)) {
                whole.put(field, was);
            } else if (was instanceof Map<?, ?> outer && now instanceof Map<?, ?> inner) {
                whole.put(field, complete(outer, inner, pointer, cleared));
            }
        });
        return whole;
    }

    private static String pointer(String at, Object field) {
        return at + "/" + field.toString().replace("~", "~0").replace("/", "~1");
    }
}
