package io.github.callbackpoller.benchmarks.requests.contender;

import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The HTTP clients of the SDK among which to choose. */
public enum HttpClients {
    /** The JDK's own. */
    URL_CONNECTION {
        @Override
        SdkHttpClient make() {
            return UrlConnectionHttpClient.create();
        }
    },
    /** The SDK's default. */
    APACHE5 {
        @Override
        SdkHttpClient make() {
            return Apache5HttpClient.builder().maxConnections(64).build();
        }
    },
    /** Native code. */
    CRT {
        @Override
        SdkHttpClient make() {
            return AwsCrtHttpClient.builder().maxConcurrency(64).build();
        }
    };

    abstract SdkHttpClient make();
}
