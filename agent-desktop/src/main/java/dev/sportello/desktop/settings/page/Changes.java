package dev.sportello.desktop.settings.page;

import dev.sportello.model.SettingsPage;
import java.util.List;

/// What is different between two versions of a page, in words.
///
/// @param <P> the page
@FunctionalInterface
public interface Changes<P extends SettingsPage> {

    /// @return a line for each field
    List<String> of(P before, P after);
}
