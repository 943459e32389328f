package dev.sportello.desktop.settings.channels;

import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.ProblemTexts;
import dev.sportello.desktop.settings.page.RowParts;
import dev.sportello.desktop.settings.secrets.SecretParts;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.SystemClipboard;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Channel;
import dev.sportello.model.SettingsPage.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The page of the channels. FX thread only.
final class ChannelsController {
    private final ChannelsEdit edit;
    private final ChannelActs acts;
    private final SecretParts secrets;
    private final Drawing drawing;
    private final Texts texts;
    private final SectionParts parts;
    private @Nullable Section sms;
    private @Nullable Section smtp;

    @FXML
    private VBox sections;

    ChannelsController(ChannelsEdit edit, ChannelActs acts, SecretParts secrets, Drawing drawing, Texts texts) {
        this.edit = edit;
        this.acts = acts;
        this.secrets = secrets;
        this.drawing = drawing;
        this.texts = texts;
        parts = new SectionParts(edit, texts, new ProblemTexts(texts.locale()));
    }

    @FXML
    private void initialize() {
        sms = sms();
        smtp = smtp();
        sections.getChildren().setAll(place(), sms, smtp, mailbox(), unseen());
        showTrouble();
    }

    /// What is wrong with the channels now.
    void showTrouble() {
        show(sms, Channel.SMS);
        show(smtp, Channel.EMAIL);
    }

    private void show(@Nullable Section section, Channel channel) {
        if (section != null) {
            section.show(acts.failing().get().stream()
                    .filter(trouble -> trouble.channel().equals(channel))
                    .findFirst()
                    .map(trouble -> texts.get(
                            "failing", drawing.times().brief(trouble.since()), ShownText.line(trouble.reason())))
                    .orElse(""));
        }
    }

    private Section place() {
        var address = parts.field(
                "address",
                edit.address(),
                texts.get("address"),
                texts.get("address.prompt"),
                texts.get("address.hint"));
        return new Section("place", texts.get("place"), texts.get("place.hint"), List.of(address));
    }

    private Section sms() {
        var fields = edit.sms();
        var to = new TextField();
        to.setId("testNumber");
        to.setPromptText(texts.get("sms.test.to"));
        to.setAccessibleText(texts.get("sms.test.to"));
        to.setPrefColumnCount(12);
        var possible = saved(Channels::sms)
                .and(Bindings.createBooleanBinding(
                        () -> !Fields.phone(to.getText()).isEmpty(), to.textProperty()));
        var offered = new TestRow.Offered(texts.get("sms.test"), texts.get("sms.test.hint"));
        return new Section(
                "sms",
                texts.get("sms"),
                texts.get("sms.hint"),
                List.of(
                        parts.yes("sms.on", fields.on, texts.get("sms.on")),
                        parts.field("sms.account", fields.account, texts.get("sms.account"), "AC…", ""),
                        parts.field(
                                "sms.number",
                                fields.number,
                                texts.get("sms.number"),
                                "+39051123456",
                                texts.get("sms.number.hint")),
                        parts.field("sms.api", fields.api, texts.get("sms.api"), "https://api.twilio.com", ""),
                        parts.yes("sms.automatic", fields.automatic, texts.get("sms.automatic")),
                        incoming()),
                secrets.row("sms-auth-token"),
                new TestRow(offered, to, possible, () -> acts.tests().text().apply(Fields.phone(to.getText())), texts));
    }

    /// The address that is to be pasted into the gateway.
    private Node incoming() {
        var address = new SimpleStringProperty();
        edit.address().subscribe(_ -> address.set(edit.incoming()));
        var field = new FieldBox("sms-incoming", address, texts.get("sms.incoming"), "", texts.get("sms.incoming.hint"))
                .readOnly();
        var copy = RowParts.button("plain", texts.get("copy"), () -> SystemClipboard.put(address.get()));
        copy.setId("copyIncoming");
        var line = new HBox(field, copy);
        line.getStyleClass().add("copied");
        HBox.setHgrow(field, Priority.ALWAYS);
        return line;
    }

    private Section smtp() {
        var fields = edit.smtp();
        var nodes = new ArrayList<Node>();
        nodes.add(parts.yes("smtp.on", fields.server.on, texts.get("smtp.on")));
        nodes.addAll(parts.server("smtp", fields.server, texts.get("smtp.host.prompt")));
        nodes.add(parts.field("smtp.user", fields.server.user, texts.get("user"), "", texts.get("smtp.user.hint")));
        nodes.add(
                parts.field("smtp.from", fields.server.address, texts.get("smtp.from"), texts.get("email.prompt"), ""));
        nodes.add(parts.field(
                "smtp.fromName", fields.fromName, texts.get("smtp.from-name"), "", texts.get("smtp.from-name.hint")));
        var offered = new TestRow.Offered(texts.get("smtp.test"), texts.get("smtp.test.hint"));
        return new Section(
                "smtp",
                texts.get("smtp"),
                texts.get("smtp.hint"),
                nodes,
                secrets.row("smtp-password"),
                new TestRow(offered, null, saved(Channels::smtp), acts.tests().email(), texts));
    }

    private Section mailbox() {
        var fields = edit.mailbox();
        var nodes = new ArrayList<Node>();
        nodes.add(parts.yes("mailbox.on", fields.server.on, texts.get("mailbox.on")));
        nodes.addAll(parts.server("mailbox", fields.server, texts.get("mailbox.host.prompt")));
        nodes.add(parts.field("mailbox.user", fields.server.user, texts.get("user"), "", ""));
        nodes.add(parts.field(
                "mailbox.address",
                fields.server.address,
                texts.get("mailbox.address"),
                texts.get("email.prompt"),
                texts.get("mailbox.address.hint")));
        nodes.add(parts.yes("mailbox.strangers", fields.strangers, texts.get("mailbox.strangers")));
        var offered = new TestRow.Offered(texts.get("mailbox.test"), texts.get("mailbox.test.hint"));
        return new Section(
                "mailbox",
                texts.get("mailbox"),
                texts.get("mailbox.hint"),
                nodes,
                secrets.row("imap-password"),
                new TestRow(
                        offered, null, saved(Channels::mailbox), acts.tests().mailbox(), texts));
    }

    private Section unseen() {
        var fields = edit.unseen();
        return new Section(
                "unseen",
                texts.get("unseen"),
                texts.get("unseen.hint"),
                List.of(
                        parts.yes("unseen.on", fields.on, texts.get("unseen.on")),
                        parts.field("unseen.after", fields.minutes, texts.get("unseen.after"), "10", ""),
                        parts.field(
                                "unseen.shop",
                                fields.shop,
                                texts.get("unseen.shop"),
                                texts.get("unseen.shop.prompt"),
                                texts.get("unseen.shop.hint"))));
    }

    /// Whether a part of the page is saved as it is shown: only what is saved can be tried out.
    private BooleanBinding saved(Function<Channels, @Nullable Object> part) {
        Predicate<Channels> same = draft -> {
            var shown = part.apply(draft);
            return shown != null && shown.equals(part.apply(edit.base()));
        };
        return Bindings.createBooleanBinding(
                () -> {
                    var draft = edit.draft().get();
                    return draft != null && same.test(draft);
                },
                edit.draft(),
                edit.changed());
    }
}
