package dev.sportello.relay.klaviyo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer in the form of JSON:API: several resources. Immutable.
///
/// @param included resources that these refer to; null where they were not asked for
record DocumentList(List<?> data, @Nullable List<?> included, Links links) {
    DocumentList {
        data = List.copyOf(data);
        included = included == null ? null : List.copyOf(included);
    }

    /// @param next the page that follows; null for none
    record Links(String self, @Nullable String next) {}
}
