package dev.sportello.desktop.settings.channels;

import dev.sportello.desktop.settings.page.ProblemTexts;
import dev.sportello.desktop.settings.page.Segments;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.MailSecurity;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What the sections of the page are made of: fields that follow the page while it is edited. FX thread only.
record SectionParts(ChannelsEdit edit, Texts texts, ProblemTexts problems) {

    /// @param name of the field, as the rules call it
    /// @param label what it is called
    /// @param prompt an example; blank for none
    /// @param hint what it is for; blank for nothing
    FieldBox field(String name, StringProperty value, String label, String prompt, String hint) {
        var box = new FieldBox(name.replace('.', '-'), value, label, prompt, hint);
        edit.problems().subscribe(_ -> box.show(problems.of(edit.problem(name))));
        return box;
    }

    CheckBox yes(String name, BooleanProperty value, String words) {
        var box = new CheckBox(words);
        box.setId(name.replace('.', '-'));
        box.setWrapText(true);
        box.setMinHeight(Region.USE_PREF_SIZE);
        box.selectedProperty().bindBidirectional(value);
        return box;
    }

    /// Host, protection and port of a server.
    ///
    /// @param part of the page, as the rules call it
    /// @param example of a host
    List<Node> server(String part, ServerFields server, String example) {
        var host = field(part + ".host", server.host, texts.get("host"), example, "");
        var port = field(part + ".port", server.port, texts.get("port"), "", "");
        HBox.setHgrow(host, Priority.ALWAYS);
        port.setMinWidth(96);
        port.setPrefWidth(96);
        port.setMaxWidth(96);
        var line = new HBox(host, port);
        line.getStyleClass().add("server-line");
        return List.of(line, security(part, server));
    }

    private VBox security(String part, ServerFields server) {
        var label = new Label(texts.get("security"));
        label.getStyleClass().add("medium");
        var choice = new Segments<MailSecurity.Known>();
        choice.setId(part + "-security");
        choice.offer(
                List.of(MailSecurity.Known.values()),
                one -> texts.get(
                        switch (one) {
                            case TLS -> "security.tls";
                            case STARTTLS -> "security.starttls";
                            case NONE -> "security.none";
                        }),
                server.security::set);
        server.security.subscribe(now -> choice.show(now instanceof MailSecurity.Known known ? known : null));
        var error = new Label();
        error.getStyleClass().addAll("field-error", "small");
        error.setMinHeight(Region.USE_PREF_SIZE);
        edit.problems().subscribe(_ -> {
            error.setText(problems.of(edit.problem(part + ".security")));
            Shown.set(error, !error.getText().isEmpty());
        });
        var box = new VBox(label, new HBox(choice), error);
        box.getStyleClass().add("field");
        return box;
    }
}
