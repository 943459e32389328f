package dev.sportello.desktop.settings.webchat;

import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.MessageField;
import dev.sportello.desktop.settings.page.Occasions;
import dev.sportello.desktop.settings.page.ProblemTexts;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsPage.Visibility;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Toggle;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/// The page of the web chat. FX thread only.
final class WebChatController {
    private final WebChatEdit edit;
    private final Occasions occasions;
    private final Drawing drawing;
    private final Texts texts;
    private final ProblemTexts problems;

    @FXML
    private RadioButton signedIn;

    @FXML
    private RadioButton off;

    @FXML
    private MessageField welcome;

    @FXML
    private MessageField signIn;

    @FXML
    private CheckBox tellsPage;

    /// @param occasions when the previews are read
    WebChatController(WebChatEdit edit, Occasions occasions, Drawing drawing, Texts texts) {
        this.edit = edit;
        this.occasions = occasions;
        this.drawing = drawing;
        this.texts = texts;
        problems = new ProblemTexts(texts.locale());
    }

    @FXML
    private void initialize() {
        var now = occasions.now();
        var languages = occasions.shop().languages();
        var subject = new MessageField.Subject(texts.get("welcome"), texts.get("welcome.hint"));
        welcome.show(subject, edit.welcomeText(), now, languages, drawing);
        var why = new MessageField.Subject(texts.get("sign-in"), texts.get("sign-in.hint"));
        signIn.show(why, edit.signInText(), now, languages, drawing);
        edit.visibility().subscribe(visibility -> {
            signedIn.setSelected(visibility == Visibility.SIGNED_IN_SHOPPERS);
            off.setSelected(visibility == Visibility.OFF);
            welcome.showUsed(visibility == Visibility.SIGNED_IN_SHOPPERS);
            signIn.showUsed(visibility == Visibility.SIGNED_IN_SHOPPERS);
        });
        signedIn.getToggleGroup().selectedToggleProperty().subscribe(this::didChoose);
        for (var choice : List.of(signedIn, off)) {
            choice.getParent().setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY) {
                    choice.setSelected(true);
                    choice.requestFocus();
                }
            });
        }
        tellsPage.selectedProperty().bindBidirectional(edit.tellsPage());
        edit.problems().subscribe(_ -> {
            welcome.showProblems(language -> problems.of(edit.problem("welcome" + language)));
            signIn.showProblems(language -> problems.of(edit.problem("signInText" + language)));
        });
    }

    /// @param chosen null for a visibility that only a newer program knows, which stays
    private void didChoose(@Nullable Toggle chosen) {
        if (chosen != null) {
            edit.visibility().set(off.equals(chosen) ? Visibility.OFF : Visibility.SIGNED_IN_SHOPPERS);
        }
    }
}
