package io.github.callbackpoller.sandbox.sagemaker;

import java.security.SecureRandom;
import java.util.Locale;

/** Makes the names that SageMaker gives: ARNs, execution ids, tokens. */
final class Names {
    private static final String ACCOUNT_ARN = "arn:aws:sagemaker:us-east-1:123456789012:pipeline/";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 12;
    private static final int TOKEN_LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Names() {}

    static String pipelineArn(String name) {
        return ACCOUNT_ARN + name.toLowerCase(Locale.ROOT);
    }

    static String executionArn(String pipelineName) {
        return pipelineArn(pipelineName) + "/execution/" + random(LETTERS, ID_LENGTH);
    }

    static String token() {
        return random(LETTERS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ", TOKEN_LENGTH);
    }

    private static String random(String letters, int length) {
        var text = new StringBuilder(length);
        for (int index = 0; index < length; index++) {
            text.append(letters.charAt(RANDOM.nextInt(letters.length())));
        }
        return text.toString();
    }
}
