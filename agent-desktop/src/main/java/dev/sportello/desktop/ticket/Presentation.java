package dev.sportello.desktop.ticket;

import dev.sportello.desktop.ui.Shortcut;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// How an act is called and where it is offered.
///
/// @param id its control's id in the bar
/// @param label the key of the text on a button or in a menu, such as `Close`
/// @param name the key of the text where nothing beside it says what it is about, such as `Close the ticket`
/// @param shortcut null for none
public record Presentation(
        String id,
        String label,
        String name,
        Feather icon,
        @Nullable Shortcut shortcut,
        Group group,
        Place place) {

    /// What is together in a menu.
    public enum Group {
        HANDLE,
        MARK,
        END
    }

    /// Where the bar of the open ticket offers it.
    public enum Place {
        /// A menu of its own.
        MENU,

        /// In the menu of what is seldom done.
        MORE,

        /// A button with words.
        WORDS,

        /// A button with icon and words, or the icon alone where there is no room.
        BUTTON,

        /// Nowhere: only the menu of a row has it.
        NONE
    }
}
