package dev.sportello.desktop.settings.brand;

import dev.sportello.desktop.settings.page.ChangeLines;
import dev.sportello.desktop.settings.page.Changes;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsPage.Brand;
import dev.sportello.model.SettingsPage.Corner;
import dev.sportello.model.SettingsPage.Theme;
import java.util.List;
import java.util.Objects;

/// What is different between two versions of the page of the brand, in words. Immutable.
final class BrandChanges implements Changes<Brand> {
    private final Texts texts;

    BrandChanges(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<String> of(Brand was, Brand now) {
        return new ChangeLines(texts.locale())
                .add(texts.get("colour"), was.colour().toString(), now.colour().toString())
                .add(texts.get("corner"), words(was.corner()), words(now.corner()))
                .add(texts.get("theme"), words(was.theme()), words(now.theme()))
                .add(texts.get("logo"), logo(was, was), logo(now, was))
                .lines();
    }

    /// A picture has no words.
    private String logo(Brand brand, Brand before) {
        if (brand.logo() == null) {
            return "";
        }
        return texts.get(Objects.equals(brand.logo(), before.logo()) ? "logo.set" : "logo.another");
    }

    String words(Corner corner) {
        return texts.get(
                switch (corner) {
                    case Corner.Known.START -> "corner.start";
                    case Corner.Known.END -> "corner.end";
                    case Corner.Unknown _ -> "unknown";
                });
    }

    String words(Theme theme) {
        return texts.get(
                switch (theme) {
                    case Theme.Known.AUTOMATIC -> "theme.automatic";
                    case Theme.Known.LIGHT -> "theme.light";
                    case Theme.Known.DARK -> "theme.dark";
                    case Theme.Unknown _ -> "unknown";
                });
    }
}
