"""QuestionnaireResponse, out and in, and what is wrong with one."""
