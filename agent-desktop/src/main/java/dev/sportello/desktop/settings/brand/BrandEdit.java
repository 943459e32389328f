package dev.sportello.desktop.settings.brand;

import dev.sportello.colour.Colour;
import dev.sportello.desktop.settings.page.PageEdit;
import dev.sportello.desktop.settings.page.Rebase;
import dev.sportello.desktop.ui.TypedLine;
import dev.sportello.model.SettingsPage.Brand;
import dev.sportello.model.SettingsPage.Corner;
import dev.sportello.model.SettingsPage.Theme;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The page of the brand while it is edited. FX thread only.
final class BrandEdit extends PageEdit<Brand> {
    private static final Pattern SHORT = Pattern.compile("(\\p{XDigit})(\\p{XDigit})(\\p{XDigit})");

    private final StringProperty colour = new SimpleStringProperty("");
    private final ObjectProperty<Corner> corner = new SimpleObjectProperty<>(Corner.END);
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.AUTOMATIC);

    private final ObjectProperty<@Nullable String> logo = new SimpleObjectProperty<>();

    BrandEdit(Brand page) {
        super(Brand.class, page);
        colour.subscribe((_, _) -> edited());
        corner.subscribe((_, _) -> edited());
        theme.subscribe((_, _) -> edited());
        logo.subscribe((_, _) -> edited());
        begin(page);
    }

    /// As it is typed.
    StringProperty colour() {
        return colour;
    }

    ObjectProperty<Corner> corner() {
        return corner;
    }

    ObjectProperty<Theme> theme() {
        return theme;
    }

    /// Null for none.
    ObjectProperty<@Nullable String> logo() {
        return logo;
    }

    /// The colour that is typed: in six digits or, as style sheets have it, in three, with or without the sign before
    /// them; null while it is none.
    @Nullable
    Colour readColour() {
        var digits = TypedLine.of(colour.get()).replaceFirst("^#", "");
        var shortened = SHORT.matcher(digits);
        try {
            return Colour.parse('#' + (shortened.matches() ? shortened.replaceFirst("$1$1$2$2$3$3") : digits));
        } catch (IllegalArgumentException unfinished) {
            return null;
        }
    }

    @Override
    protected @Nullable Brand read(long version) {
        var read = readColour();
        return read == null ? null : new Brand(read, corner.get(), theme.get(), logo.get(), version);
    }

    @Override
    protected void fill(Brand page) {
        colour.set(page.colour().toString());
        corner.set(page.corner());
        theme.set(page.theme());
        logo.set(page.logo());
    }

    @Override
    protected void rebase(Brand before, Brand next) {
        if (before.colour().equals(readColour())) {
            colour.set(next.colour().toString());
        }
        Rebase.field(corner, before.corner(), next.corner());
        Rebase.field(theme, before.theme(), next.theme());
        if (Objects.equals(logo.get(), before.logo())) {
            logo.set(next.logo());
        }
    }
}
