package dev.sportello.desktop;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.customer.CustomerActs;
import dev.sportello.desktop.customer.CustomerActs.Destination;
import dev.sportello.desktop.ui.FileBrowser;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.window.WindowController;
import java.nio.file.Path;
import java.util.Locale;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Where a customer's data are exported to: asked by the system's own dialog. FX thread only.
record CustomerFile(Desk desk, Locale locale) {

    /// What an admin can do with a customer's data.
    static CustomerActs acts(Desk desk, Unfinished begun, Locale locale) {
        return new CustomerActs(
                () -> desk.replica().you().admin(),
                new CustomerFile(desk, locale)::ask,
                desk.admin()::erase,
                begun.customers(),
                begun.toasts());
    }

    private @Nullable Destination ask(Window owner, String name) {
        var texts = Texts.of(WindowController.class, locale);
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("export.title"));
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
        var chosen = chooser.showSaveDialog(owner);
        return chosen == null ? null : destination(chosen.toPath());
    }

    Destination destination(Path file) {
        return new Destination(
                String.valueOf(file.getFileName()),
                profile -> desk.admin().export(profile, file),
                () -> new FileBrowser().accept(file));
    }
}
